using CsCheck;
using Perennial.Drift.Budget;
using Perennial.Drift.Multiplicity;
using Perennial.Drift.Selection;

namespace Perennial.Drift.Tests.Selection;

public sealed class ColumnAlarmsTests
{
    [Fact]
    public void One_threshold_says_what_holm_says() =>
        Gen.Select(Gen.Double[0, 6].Array[1, 3].Array[1, 20], Gen.Double[1, 500]).Sample((tens, looks) =>
        {
            double[][] columns = [.. tens.Select(column => column.Select(ten => Math.Pow(10, -ten)).ToArray())];
            var budget = new FalseAlarmBudget(looks);
            var found = ColumnAlarms.Of(columns, budget);
            var adjusted = Holm.Adjust([.. columns.SelectMany(column => column)]);
            var at = 0;
            var drifted = columns.Select(column => column.Select(_ => adjusted[at++]).ToList().Exists(p => p <= budget.PerLook)).ToList();
            return found.Drifted.SequenceEqual(drifted) && found.PValue == adjusted.Min() && found.Tests == adjusted.Length
                && found.Drifted.Contains(true) == (found.PValue <= budget.PerLook);
        });

    [Fact]
    public void No_test_and_no_probability_are_refused()
    {
        Assert.Throws<ArgumentException>(() => ColumnAlarms.Of([], new(90)));
        Assert.Throws<ArgumentException>(() => ColumnAlarms.Of([[1.5]], new(90)));
    }
}
