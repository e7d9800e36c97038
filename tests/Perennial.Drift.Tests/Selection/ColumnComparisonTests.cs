using Perennial.Drift.Selection;
using Perennial.Drift.Sketches;
using Perennial.Drift.Tests.Golden;
using Perennial.Drift.Tests.TwoSample;
using Perennial.Drift.TwoSample;

namespace Perennial.Drift.Tests.Selection;

public sealed class ColumnComparisonTests
{
    [Theory]
    [InlineData(100, 100, ColumnTest.KolmogorovSmirnov)]
    [InlineData(100, 101, ColumnTest.AndersonDarling)]
    [InlineData(1, 10_000, ColumnTest.KolmogorovSmirnov)]
    [InlineData(3_000_000_000, 4_000_000_000, ColumnTest.AndersonDarling)]
    public void Numbers_are_tested_exactly_while_that_is_cheap(long first, long second, ColumnTest test) =>
        Assert.Equal(test, TestChoice.OfNumbers(first, second));

    [Theory]
    [InlineData(10, 100, 100, ColumnTest.TwoProportionZ)]
    [InlineData(9, 100, 100, ColumnTest.FisherExact)]
    [InlineData(191, 100, 100, ColumnTest.FisherExact)]
    [InlineData(10, 1000, 10, ColumnTest.FisherExact)]
    public void A_rare_answer_is_tested_exactly(long yes, long first, long second, ColumnTest test) =>
        Assert.Equal(test, TestChoice.OfShares(yes, first, second));

    [Fact]
    public void Numbers_are_told_as_their_own_methods_tell_them()
    {
        var random = new Random(1);
        var (x, y) = (Draws.Of(random, 300, value => value), Draws.Of(random, 200, value => value + 0.3));
        var found = ColumnComparison.OfNumbers(SortedSample.Of(x), SortedSample.Of(y));
        Assert.Equal(AndersonDarling.Test(x, y).PValue, found.PValue);
        Close.Equal(Wasserstein.Between(x, y), found.Distances.Wasserstein!.Value, 1e-9);
        Close.Equal(PopulationStabilityIndex.OfSamples(x, y).Value, found.Distances.PopulationStability!.Value, 1e-9);
        Assert.Equal((0.0, true), (found.StatisticError, found.Errors is null));
        Assert.Equal((24, 1.0, 1.0), (found.Shape.Count, Math.Round(found.Shape.Sum(bar => bar.FirstRatio), 9), Math.Round(found.Shape.Sum(bar => bar.SecondRatio), 9)));
        var few = ColumnComparison.OfNumbers(SortedSample.Of(x.AsSpan(0, 50)), SortedSample.Of(y.AsSpan(0, 50)));
        Assert.Equal((ColumnTest.KolmogorovSmirnov, KolmogorovSmirnov.Test(x.AsSpan(0, 50), y.AsSpan(0, 50)).PValue), (few.Test, few.PValue));
    }

    [Fact]
    public void Categories_are_told_as_scipy_tells_them()
    {
        foreach (var row in GoldenFile.Rows("categories.csv"))
        {
            var found = ColumnComparison.OfCategories(Counted(row[0]), Counted(row[1]));
            Assert.Equal((string.Join(' ', row[..2]), row[2]), (string.Join(' ', row[..2]), found.Test == ColumnTest.FisherExact ? "fisher-exact" : "chi-squared"));
            Close.Equal(GoldenFile.Number(row[3]), found.Statistic, 1e-10, row[0]);
            Close.Equal(GoldenFile.Number(row[4]), found.PValue, 1e-9, row[0]);
        }
    }

    [Fact]
    public void Infinite_numbers_have_a_rank_and_no_distance()
    {
        var random = new Random(4);
        double[] x = [.. Draws.Of(random, 300, value => value), double.NegativeInfinity], y = [.. Draws.Of(random, 200, value => value), double.PositiveInfinity];
        var found = ColumnComparison.OfNumbers(SortedSample.Of(x), SortedSample.Of(y));
        Assert.Equal((ColumnTest.KolmogorovSmirnov, KolmogorovSmirnov.Test(x, y).PValue), (found.Test, found.PValue));
        Assert.Equal((null, null), (found.Distances.Wasserstein, found.Distances.NormalizedWasserstein));
        Close.Equal(PopulationStabilityIndex.OfSamples(x, y).Value, found.Distances.PopulationStability!.Value, 1e-12);
        Assert.All(found.Shape, bar => Assert.True(double.IsFinite(bar.From!.Value) && double.IsFinite(bar.To!.Value)));
        Close.Equal(1, found.Shape.Sum(bar => bar.SecondRatio), 1e-9);
        double[] both = [double.NegativeInfinity, double.PositiveInfinity];
        Assert.Equal(1, ColumnComparison.OfNumbers(SortedSample.Of(both), SortedSample.Of(both)).PValue);
    }

    [Fact]
    public void Categories_of_any_number_and_rarity_alarm_no_more_often_than_they_should()
    {
        var random = new Random(7);
        var (alarms, trials) = (0, 2000);
        for (var trial = 0; trial < trials; trial++)
        {
            Dictionary<string, long> Draw(int rows) => Enumerable.Range(0, rows).Select(_ => (int)(-4 * Math.Log(1 - random.NextDouble())))
                .GroupBy(one => one).ToDictionary(one => $"c{one.Key}", one => (long)one.Count());
            alarms += ColumnComparison.OfCategories(Draw(60), Draw(40)).PValue <= 0.05 ? 1 : 0;
        }

        Assert.InRange(alarms, 0.02 * trials, (0.05 * trials) + (4 * Math.Sqrt(trials * 0.05 * 0.95)));
    }

    [Fact]
    public void Two_constants_are_alike_or_not()
    {
        Assert.Equal(1, ColumnComparison.OfNumbers(SortedSample.Of([3, 3, 3]), SortedSample.Of([3, 3])).PValue);
        Assert.Equal(1, ColumnComparison.OfCategories(Counted("7"), Counted("9")).PValue);
        Assert.InRange(ColumnComparison.OfNumbers(SortedSample.Of(new double[300]), SortedSample.Of([.. Enumerable.Repeat(1.0, 300)])).PValue, 0, 1e-9);
    }

    [Fact]
    public void A_sketch_never_says_more_than_the_rows()
    {
        for (var seed = 0; seed < 8; seed++)
        {
            var random = new Random(seed);
            var (x, y) = (Draws.Of(random, 30_000, value => value), Draws.Of(random, 20_000, value => value + (0.01 * seed)));
            var (first, second) = (Profile(x), Profile(y));
            var (found, rows) = (ColumnComparison.OfProfiles(first, second), ColumnComparison.OfNumbers(SortedSample.Of(x), SortedSample.Of(y)));
            var exact = KolmogorovSmirnov.Test(x, y);
            Assert.InRange(found.PValue, exact.PValue, 1);
            Assert.InRange(exact.Statistic, found.Statistic - found.StatisticError, found.Statistic + found.StatisticError);
            Assert.InRange(Math.Abs(rows.Distances.Wasserstein!.Value - found.Distances.Wasserstein!.Value), 0, found.Errors!.Wasserstein!.Value);
            Assert.Null(found.Missing);
        }
    }

    [Fact]
    public void Few_categories_are_sketched_without_error_and_many_are_tested_by_buckets()
    {
        var random = new Random(3);
        BucketedCategories Draw(int rows, int categories, int shift)
        {
            var column = new BucketedCategories(64);
            for (var row = 0; row < rows; row++)
            {
                column.Add(row % 50 == 0 ? null : $"c{shift + random.Next(categories)}");
            }

            return column;
        }

        var few = ColumnComparison.OfProfiles(Draw(5000, 10, 0), Draw(5000, 10, 0));
        Assert.Equal((ColumnTest.ChiSquared, true, 0.02), (few.Test, few.Errors is null, few.Missing!.FirstRatio));
        var same = ColumnComparison.OfProfiles(Draw(20_000, 3000, 0), Draw(20_000, 3000, 0));
        Assert.Equal(ColumnTest.BucketedChiSquared, same.Test);
        Assert.InRange(same.PValue, 0.001, 1);
        Assert.InRange(ColumnComparison.OfProfiles(Draw(20_000, 3000, 0), Draw(20_000, 3000, 1000)).PValue, 0, 1e-9);
    }

    [Fact]
    public void Missing_values_are_compared_only_where_there_are_any()
    {
        Assert.Null(MissingComparison.Of(0, 10, 0, 20));
        Assert.Equal(TwoProportionZ.Test(50, 1000, 80, 1000).PValue, MissingComparison.Of(50, 1000, 80, 1000)!.PValue);
        Assert.Equal(TwoProportionZ.Test(50, 1000, 80, 1000).Statistic, MissingComparison.Of(50, 1000, 80, 1000)!.Statistic);
        Assert.Equal(FisherExact.Test(0, 1000, 3, 1000).PValue, MissingComparison.Of(0, 1000, 3, 1000)!.PValue);
        Close.Equal(3.5 * 1000.5 / (997.5 * 0.5), MissingComparison.Of(0, 1000, 3, 1000)!.Statistic, 1e-12);
    }

    [Fact]
    public void What_cannot_be_compared_is_refused()
    {
        Assert.Throws<ArgumentException>(() => ColumnComparison.OfNumbers(SortedSample.Of([1]), SortedSample.Of([1, 2])));
        Assert.Throws<ArgumentException>(() => ColumnComparison.OfProfiles(new NumberProfile(), new NumberProfile()));
        Assert.Throws<ArgumentException>(() => ColumnComparison.OfCategories(Counted("0"), Counted("1")));
        Assert.Throws<ArgumentException>(() => MissingComparison.Of(3, 2, 0, 2));
        Assert.Throws<ArgumentException>(() => new ColumnComparisonOptions { Bins = 1 });
    }

    private static NumberProfile Profile(double[] values)
    {
        var profile = new NumberProfile();
        Array.ForEach(values, profile.Add);
        return profile;
    }

    private static Dictionary<string, long> Counted(string counts) =>
        counts.Split(' ').Index().ToDictionary(one => $"c{one.Index}", one => long.Parse(one.Item, System.Globalization.CultureInfo.InvariantCulture));
}
