using Perennial.Drift.TwoSample;

namespace Perennial.Drift.Tests.TwoSample;

public sealed class TwoSampleRefusalTests
{
    public static TheoryData<string> Methods => [.. TwoSampleMethod.Tests.Keys];

    public static TheoryData<string> Distances => [.. TwoSampleMethod.Distances.Keys];

    public static TheoryData<string> Counts => [.. TwoSampleMethod.OfCounts.Keys];

    [Theory]
    [MemberData(nameof(Methods))]
    public void A_test_refuses_missing_values_and_empty_samples(string method)
    {
        double[] fine = [1, 2, 3, 4, 5], missing = [1, 2, 3, 4, double.NaN];
        Assert.Equal("second", Assert.Throws<ArgumentException>(() => TwoSampleMethod.Tests[method](fine, missing)).ParamName);
        Assert.Equal("first", Assert.Throws<ArgumentException>(() => TwoSampleMethod.Tests[method](missing, fine)).ParamName);
        Assert.Equal("first", Assert.Throws<ArgumentException>(() => TwoSampleMethod.Tests[method]([], fine)).ParamName);
    }

    [Theory]
    [MemberData(nameof(Distances))]
    public void A_distance_refuses_missing_values_and_empty_samples(string method)
    {
        Assert.Throws<ArgumentException>(() => TwoSampleMethod.Distances[method]([1, double.NaN], [1]));
        Assert.Throws<ArgumentException>(() => TwoSampleMethod.Distances[method]([1], [double.NaN]));
        Assert.Throws<ArgumentException>(() => TwoSampleMethod.Distances[method]([1], []));
    }

    [Theory]
    [MemberData(nameof(Counts))]
    public void A_distance_of_counts_refuses_other_categories_and_negative_rows(string method)
    {
        Assert.Contains("Counts", Assert.Throws<ArgumentException>(() => TwoSampleMethod.OfCounts[method]([1, 2], [1])).ParamName, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => TwoSampleMethod.OfCounts[method]([1, -2], [1, 1]));
        Assert.Throws<ArgumentException>(() => TwoSampleMethod.OfCounts[method]([0, 0], [1, 1]));
    }

    [Fact]
    public void Numbers_out_of_range_are_refused_by_name()
    {
        Refused("leastDeviation", () => Wasserstein.Normalized([1, 2], [1], -1));
        Refused("firstRows", () => FisherExact.Test(3, 2, 1, 2));
        Refused("secondYes", () => TwoProportionZ.Test(1, 2, -1, 2));
        Refused("pseudoRows", () => KullbackLeibler.OfCounts([1], [1], -1));
        Refused("permutations", () => TotalVariation.Test([1], [1], 0));
        Refused("permutations", () => EnergyDistance.Test([1], [1], 0));
        Refused("samples", () => AndersonDarling.Test([[1.0, 2, 3, 4]]));
        Refused("Permutations", () => AndersonDarling.Test([[1.0, 2], [3.0, 4]], new() { Permutations = -1 }));
        Refused("edges", () => Bins.OfEdges([1, 1]));
        Refused("count", () => Bins.Quantiles([1.0], 1));
        Refused("points", () => EppsSingleton.Test([1, 2, 3, 4, 5], [1, 2, 3, 4, 5], -0.4));
        Refused("first", () => WelchT.Test([1], [1, 2]));
        Assert.Contains("logBase", Assert.Throws<ArgumentException>(() => JensenShannon.OfCounts([1], [1], 1)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Wasserstein.Between([1, double.PositiveInfinity], [1.0]));
        Assert.Throws<ArgumentException>(() => BinRules.OverBoth([1.0], [1.0]));
    }

    [Fact]
    public void Categories_are_counted_in_one_order()
    {
        var (first, second) = Categories.Count<string>(["a", "b", "a"], ["c", "b"]);
        Assert.Equal([2L, 1, 0], first);
        Assert.Equal([0L, 1, 1], second);
    }

    [Fact]
    public void Permutations_of_several_samples_agree_with_the_table()
    {
        var random = new Random(54);
        double[][] samples = [Draws.Of(random, 40, z => z), Draws.Of(random, 50, z => z + 0.45), Draws.Of(random, 60, z => z)];
        var (table, permuted) = (AndersonDarling.Test(samples), AndersonDarling.Test(samples, new() { Permutations = 2000 }));
        Assert.Equal(table.Statistic, permuted.Statistic);
        Assert.InRange(table.PValue, 0.002, 0.2);
        Assert.InRange(permuted.PValue, table.PValue * 0.6, table.PValue * 1.6);
    }

    private static void Refused(string name, Func<object?> call) => Assert.Equal(name, Assert.Throws<ArgumentException>(call).ParamName);
}
