using Perennial.Evaluate;
using Perennial.Log;
using Perennial.Terms;
using Perennial.Tests.Monitor;

namespace Perennial.Tests.Evaluate;

public sealed class DataGateTests
{
    private static readonly ModelDeclaration Model = GivenModel.Flights with { Train = new() { MinimumRows = 100, MinimumPositives = 20 } };

    [Fact]
    public void Whole_data_passes() => Assert.Equal(Outcome.Pass, DataGate.Judge(Model, Window()).Outcome);

    [Theory]
    [InlineData(99, 30, "labelled rows")]
    [InlineData(100, 19, "rarer class")]
    [InlineData(100, 81, "rarer class")]
    public void Too_few_rows_of_either_class_fail(int rows, int positives, string says) => Fails(Window(rows, positives), says);

    [Theory]
    [InlineData(100, 20)]
    [InlineData(100, 80)]
    public void The_least_that_is_declared_passes(int rows, int positives) => Assert.Equal(Outcome.Pass, DataGate.Judge(Model, Window(rows, positives)).Outcome);

    [Fact]
    public void A_column_that_never_changes_is_named_and_fails_when_all_are_so()
    {
        var verdict = DataGate.Judge(Model, Window(minute: _ => 7));
        Assert.Equal(Outcome.Pass, verdict.Outcome);
        Assert.Contains("minute never change", verdict.Because, StringComparison.Ordinal);
        Fails(Window(minute: _ => 7, carrier: _ => "AA"), "no column ever changes");
    }

    [Fact]
    public void A_column_that_is_missing_in_most_rows_fails_and_in_half_of_them_passes()
    {
        Fails(Window(minute: row => row < 51 ? double.NaN : row), "'minute' is missing");
        Fails(Window(carrier: row => row < 51 ? null : row % 2 == 0 ? "AA" : "BB"), "'carrier' is missing");
        Assert.Equal(Outcome.Pass, DataGate.Judge(Model, Window(minute: row => row < 50 ? double.NaN : row)).Outcome);
    }

    [Fact]
    public void Every_fault_is_named_at_once()
    {
        var verdict = DataGate.Judge(Model, Window(50, 5, _ => 7, _ => null));
        Assert.Equal(4, verdict.Because.Split("; ").Length);
    }

    [Fact]
    public void No_rows_at_all_fail_without_blaming_a_column() => Assert.DoesNotContain("column", DataGate.Judge(Model, Window(0, 0)).Because, StringComparison.Ordinal);

    private static void Fails(GivenWindow window, string says)
    {
        var verdict = DataGate.Judge(Model, window);
        Assert.Equal(Outcome.Fail, verdict.Outcome);
        Assert.Contains(says, verdict.Because, StringComparison.Ordinal);
    }

    private static GivenWindow Window(int rows = 100, int positives = 30, Func<int, double>? minute = null, Func<int, string?>? carrier = null) => new(
        Model.Features,
        rows,
        new() { [WindowColumns.Label] = Column(rows, row => row < positives ? 1.0 : 0), ["minute"] = Column(rows, minute ?? (row => row)) },
        new() { ["carrier"] = Column(rows, carrier ?? (row => row % 2 == 0 ? "AA" : "BB")) });

    private static T[] Column<T>(int rows, Func<int, T> value) => [.. Enumerable.Range(0, rows).Select(value)];
}
