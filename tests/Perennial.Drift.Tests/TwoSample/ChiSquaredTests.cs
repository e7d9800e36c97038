using CsCheck;
using Perennial.Drift.Tests.Golden;
using Perennial.Drift.TwoSample;

namespace Perennial.Drift.Tests.TwoSample;

public sealed class ChiSquaredTests
{
    [Fact]
    public void Statistic_and_p_agree_with_scipy()
    {
        foreach (var row in GoldenFile.Rows("chi_squared.csv"))
        {
            var found = ChiSquared.Test(GoldenFile.Counts(row[0]), GoldenFile.Counts(row[1]));
            Close.Equal(GoldenFile.Number(row[2]), found.Statistic, 1e-12, row[0]);
            Close.Equal(GoldenFile.Number(row[3]), found.PValue, 1e-11, row[0]);
        }
    }

    // The tests of frouros: letters a a b a a b against b a c c c c.
    [Fact]
    public void Letters_give_the_published_value()
    {
        var found = ChiSquared.Test([4, 2, 0], [1, 1, 4]);
        Assert.Equal(6.1333, found.Statistic, 4);
        Assert.Equal(0.0465762, found.PValue, 7);
    }

    [Fact]
    public void Statistic_is_the_sum_over_cells_of_squared_error_over_expectation()
    {
        var counts = Gen.Long[1, 500].Array[5];
        Gen.Select(counts, counts).Sample((first, second) =>
            Close.Numbers(Slow(first, second), ChiSquared.Test(first, second).Statistic, 1e-10));
    }

    [Fact]
    public void Empty_categories_and_a_single_category_say_nothing()
    {
        Assert.Equal(ChiSquared.Test([3, 5], [4, 1]), ChiSquared.Test([3, 0, 5], [4, 0, 1]));
        Assert.Equal(new TestResult(0, 1, 3, 4), ChiSquared.Test([3, 0], [4, 0]));
    }

    [Fact]
    public void Refuses_what_it_cannot_test()
    {
        Assert.Equal("secondCounts", Assert.Throws<ArgumentException>(() => ChiSquared.Test([1, 2], [1])).ParamName);
        Assert.Equal("firstCounts", Assert.Throws<ArgumentException>(() => ChiSquared.Test([1, -2], [1, 1])).ParamName);
        Assert.Equal("secondCounts", Assert.Throws<ArgumentException>(() => ChiSquared.Test([1, 2], [0, 0])).ParamName);
    }

    private static double Slow(long[] first, long[] second)
    {
        var total = (double)(first.Sum() + second.Sum());
        double Cell(long seen, long row, long column) => Math.Pow(seen - (row * column / total), 2) / (row * column / total);
        return Enumerable.Range(0, first.Length).Sum(k =>
            Cell(first[k], first.Sum(), first[k] + second[k]) + Cell(second[k], second.Sum(), first[k] + second[k]));
    }
}
