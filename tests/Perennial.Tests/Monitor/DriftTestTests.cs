using Perennial.Drift.TwoSample;
using Perennial.Monitor;

namespace Perennial.Tests.Monitor;

/// <summary>Which test a column gets, and that none of them alarms more often than it says.</summary>
public sealed class DriftTestTests(ITestOutputHelper output)
{
    [Fact]
    public void Numbers_get_anderson_darling_and_a_distance_in_deviations_of_the_reference()
    {
        var (before, now) = (Noise.Normals(new Random(1), 900, deviation: 2), Noise.Normals(new Random(2), 700, mean: 1, deviation: 2));
        var test = DriftTest.Numeric(ReferenceColumn.Of([.. before, double.NaN]), [.. now, double.NaN])!;
        Assert.Equal(("anderson-darling", AndersonDarling.Test(before, now)), (test.Test, test.Result));
        Assert.Equal(PopulationStabilityIndex.OfSamples(before, now).Value, test.StabilityIndex);
        Assert.Equal(new ColumnDistance("normalized-wasserstein", Wasserstein.Normalized(before, now)), test.Distance);
    }

    [Fact]
    public void Infinite_numbers_have_a_rank_and_no_distance()
    {
        var (before, now) = (Noise.Normals(new Random(1), 300), Noise.Normals(new Random(2), 300));
        now[7] = double.PositiveInfinity;
        var test = DriftTest.Numeric(ReferenceColumn.Of(before), now)!;
        Assert.Equal(("kolmogorov-smirnov", KolmogorovSmirnov.Test(before, now).PValue), (test.Test, test.Result.PValue));
        Assert.Null(test.Distance);
        Assert.NotNull(DriftTest.Numeric(ReferenceColumn.Of([double.NegativeInfinity, .. before]), before));
    }

    [Fact]
    public void A_constant_reference_has_no_deviation_to_measure_in()
    {
        var reference = ReferenceColumn.Of([.. Enumerable.Repeat(3.0, 300)]);
        Assert.Equal(1, DriftTest.Numeric(reference, [.. Enumerable.Repeat(3.0, 300)])!.Result.PValue);
        var moved = DriftTest.Numeric(reference, [.. Enumerable.Repeat(4.0, 300)])!;
        Assert.Null(moved.Distance);
        Assert.InRange(moved.Result.PValue, 0, 1e-12);
    }

    [Fact]
    public void Frequent_categories_get_chi_squared_and_rare_ones_are_one()
    {
        var test = DriftTest.Categorical(ReferenceColumn.Of(Rows(500, 400, 30, 2, 1, 3)), Rows(300, 500, 35, 3, 2, 1))!;
        Assert.Equal(("chi-squared", 936, 841), (test.Test, test.Result.FirstRows, test.Result.SecondRows));
        Assert.Equal(ChiSquared.Test([500, 400, 30, 6], [300, 500, 35, 6]).PValue, test.Result.PValue, 1e-20);
        Assert.Equal(("total-variation", null), (test.Distance!.Name, test.NewRatio));
    }

    [Fact]
    public void A_new_category_of_a_few_rows_is_found_beside_large_ones()
    {
        // Eight rows of 208: too few for chi-squared, a chance of 1 in billions.
        var test = DriftTest.Categorical(ReferenceColumn.Of(Rows(1_500, 1_500)), Rows(100, 100, 8))!;
        Assert.Equal(("fisher-exact", 8.0 / 208), (test.Test, test.NewRatio));
        Assert.Equal(2 * FisherExact.Test(0, 3_000, 8, 208).PValue, test.Result.PValue, 1e-18);
        Assert.InRange(test.Result.PValue, 0, 1e-8);
        Assert.InRange(test.Result.Statistic, 100, 1e6);
        Assert.Equal((3_000, 208), (test.Result.FirstRows, test.Result.SecondRows));
    }

    [Fact]
    public void Names_that_never_come_twice_have_not_moved()
    {
        string[] before = [.. Enumerable.Range(0, 900).Select(row => $"a{row}")], now = [.. Enumerable.Range(0, 900).Select(row => $"b{row}")];
        var test = DriftTest.Categorical(ReferenceColumn.Of(before), now)!;
        Assert.Equal((1.0, 1.0), (test.Result.PValue, test.NewRatio));
    }

    [Fact]
    public void The_share_of_missing_values_is_tested_where_any_is_missing()
    {
        var reference = ReferenceColumn.Of(Numbers(1_000, 20));
        Assert.Null(DriftTest.Missing(ReferenceColumn.Of(Numbers(1_000, 0)), 500, 0));
        Assert.Null(DriftTest.Missing(reference, 199, 20));
        var test = DriftTest.Missing(reference, 500, 100)!;
        Assert.Equal(("two-proportion-z", "missing", 0.18), (test.Test, test.Part, Math.Round(test.Distance!.Value, 12)));
        Assert.Equal(TwoProportionZ.Test(20, 1_000, 100, 500), test.Result);
        Assert.Equal("fisher-exact", DriftTest.Missing(reference with { Missing = 0 }, 500, 9)!.Test);
    }

    [Theory]
    [InlineData("ties")]
    [InlineData("categories")]
    [InlineData("rare")]
    [InlineData("missing")]
    public void No_test_alarms_more_often_than_it_says(string column)
    {
        var random = new Random(11);
        const int trials = 1_500;
        var early = Enumerable.Range(0, trials).Count(_ => Drawn(column, random).Result.PValue < 0.01);
        output.WriteLine($"{column}: {early} of {trials} p-values are below 0.01");
        Assert.InRange(early, 0, Noise.Most(0.01, trials));
    }

    private static TestedColumn Drawn(string column, Random random) => column switch
    {
        "ties" => DriftTest.Numeric(ReferenceColumn.Of(Counts(random, 800)), Counts(random, 300))!,
        "categories" => DriftTest.Categorical(ReferenceColumn.Of(Names(random, 800, 8, 1)), Names(random, 300, 8, 1))!,
        "rare" => DriftTest.Categorical(ReferenceColumn.Of(Names(random, 3_000, 200, 4)), Names(random, 250, 200, 4))!,
        _ => DriftTest.Missing(ReferenceColumn.Of(Numbers(1_000, Gone(random, 1_000))), 300, Gone(random, 300)) ?? new TestedColumn("none", new(0, 1, 1, 1), 0, null),
    };

    private static double[] Counts(Random random, int rows) => [.. Enumerable.Range(0, rows).Select(_ => Math.Floor(random.NextDouble() * random.NextDouble() * 6))];

    private static string[] Names(Random random, int rows, int names, double skew) =>
        [.. Enumerable.Range(0, rows).Select(_ => $"n{(int)(Math.Pow(random.NextDouble(), skew) * names)}")];

    private static string[] Rows(params int[] counts) => [.. counts.SelectMany((count, at) => Enumerable.Repeat($"n{at}", count))];

    private static double[] Numbers(int rows, int missing) => [.. Enumerable.Range(0, rows).Select(row => row < missing ? double.NaN : row)];

    private static int Gone(Random random, int rows) => Enumerable.Range(0, rows).Count(_ => random.NextDouble() < 0.01);
}
