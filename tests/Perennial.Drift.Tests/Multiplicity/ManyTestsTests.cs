using CsCheck;
using Perennial.Drift.Multiplicity;
using Perennial.Drift.Tests.Golden;
using Perennial.Drift.Tests.TwoSample;
using Perennial.Drift.TwoSample;

namespace Perennial.Drift.Tests.Multiplicity;

/// <summary>Corrections of the false discovery rate, and max-T.</summary>
public sealed class ManyTestsTests
{
    private static readonly Gen<double[]> PValues = Gen.Double[0, 1].Array[0, 12];

    [Fact]
    public void Corrections_agree_with_statsmodels()
    {
        var methods = new Dictionary<string, Func<double[], double[]>>
        {
            ["holm"] = p => Holm.Adjust(p), ["bonferroni"] = p => Bonferroni.Adjust(p),
            ["fdr_bh"] = p => BenjaminiHochberg.Adjust(p), ["fdr_by"] = p => BenjaminiYekutieli.Adjust(p),
        };
        foreach (var row in GoldenFile.Rows("multiplicity.csv"))
        {
            var found = methods[row[0]](GoldenFile.Numbers(row[1]));
            Assert.All(GoldenFile.Numbers(row[2]).Zip(found), pair => Close.Equal(pair.First, pair.Second, 1e-12, row[0]));
        }
    }

    [Fact]
    public void Hochberg_is_the_least_over_larger_p_values() => PValues.Sample(p =>
        p.Select(mine => p.Where(other => other >= mine).Min(other => Math.Min(1, other * p.Length / p.Count(third => third <= other))))
            .Zip(BenjaminiHochberg.Adjust(p)).All(pair => Close.Numbers(pair.First, pair.Second)));

    [Fact]
    public void Hochberg_lies_between_the_raw_value_and_Holm_and_below_Yekutieli() => PValues.Sample(p =>
        p.Zip(BenjaminiHochberg.Adjust(p), Holm.Adjust(p)).All(three => three.First <= three.Second + 1e-12 && three.Second <= three.Third + 1e-12)
        && BenjaminiHochberg.Adjust(p).Zip(BenjaminiYekutieli.Adjust(p)).All(pair => pair.First <= pair.Second + 1e-12));

    [Fact]
    public void Max_T_of_one_column_is_a_plain_permutation_test_and_copies_of_it_cost_nothing()
    {
        var random = new Random(71);
        var (x, y) = (Draws.Of(random, 40, z => z), Draws.Of(random, 30, z => z + 0.6));
        var one = MaxT.KolmogorovSmirnov([x], [y], 1999);
        var many = MaxT.KolmogorovSmirnov([.. Enumerable.Repeat(x, 50)], [.. Enumerable.Repeat(y, 50)], 1999);
        Assert.All(many, found => Assert.Equal(one[0], found));
        Assert.Equal(KolmogorovSmirnov.Test(x, y).Statistic, one[0].Statistic, 12);
        Assert.InRange(one[0].PValue, KolmogorovSmirnov.Test(x, y).PValue - 0.02, KolmogorovSmirnov.Test(x, y).PValue + 0.02);
    }

    [Fact]
    public void Max_T_steps_down_as_written_in_the_book()
    {
        double[][] draws = [[1, 5, 2], [4, 1, 1], [0, 0, 3]];
        var next = 0;
        // Statistics 3.5, 4.5, 0.5, so order 1, 0, 2; maxima over it: 5 4 3, over the last two: 2 4 3, over the last: 2 1 3.
        var adjusted = MaxT.Adjust([3.5, 4.5, 0.5], statistics => draws[next++].CopyTo(statistics), 3);
        Assert.Equal([2 / 4.0, 2 / 4.0, 4 / 4.0], adjusted);
    }

    [Fact]
    public void Max_T_follows_ties_and_is_never_below_the_single_test() => Gen.Int[0, 4].Select(value => (double)value).Array[6].Array[4].Sample(
        columns =>
        {
            double[][] first = [.. columns.Select(column => column[..3])], second = [.. columns.Select(column => column[3..])];
            var all = MaxT.KolmogorovSmirnov(first, second, 200);
            return first.Index().All(column =>
            {
                var single = KolmogorovSmirnov.Test(column.Item, second[column.Index]);
                return Close.Numbers(single.Statistic, all[column.Index].Statistic) && all[column.Index].PValue > single.PValue - 0.15;
            });
        },
        iter: 40);

    [Fact]
    public void Refuses_what_it_cannot_correct()
    {
        Refused("pValues", () => BenjaminiHochberg.Adjust([1.1]));
        Refused("pValues", () => BenjaminiYekutieli.Adjust([double.NaN]));
        Refused("second", () => MaxT.KolmogorovSmirnov([[1.0]], []));
        Refused("first[1]", () => MaxT.KolmogorovSmirnov([[1.0], [1.0, 2]], [[1.0], [2.0]]));
        Refused("permutations", () => MaxT.KolmogorovSmirnov([[1.0]], [[1.0]], 0));
        Assert.Empty(MaxT.Adjust([], _ => { }, 1));
    }

    private static void Refused(string name, Func<object?> call) => Assert.Equal(name, Assert.Throws<ArgumentException>(call).ParamName);
}
