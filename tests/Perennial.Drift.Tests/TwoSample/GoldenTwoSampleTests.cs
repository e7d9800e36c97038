using Perennial.Drift.Tests.Golden;
using Perennial.Drift.TwoSample;

namespace Perennial.Drift.Tests.TwoSample;

/// <summary>Values of scipy and statsmodels; see Golden/PROVENANCE.md.</summary>
public sealed class GoldenTwoSampleTests
{
    private static readonly Dictionary<string, (double[] First, double[] Second)> Samples = GoldenFile.Rows("two_sample_samples.csv")
        .ToDictionary(row => row[0], row => (GoldenFile.Numbers(row[1]), GoldenFile.Numbers(row[2])));

    private static readonly Dictionary<string, Alternative> Sides = new()
    {
        ["two-sided"] = Alternative.TwoSided, ["less"] = Alternative.Less, ["greater"] = Alternative.Greater,
    };

    [Fact]
    public void Tests_and_distances_agree_with_scipy()
    {
        foreach (var row in GoldenFile.Rows("two_sample_expected.csv").Where(row => row[0] != "three"))
        {
            var (first, second) = Samples[row[0]];
            var found = Find(row[1], first, second);
            var what = $"{row[0]} {row[1]}";
            Close.Equal(GoldenFile.Number(row[2]), found.Statistic, row[0] == "far" ? 1e-8 : 1e-10, what);
            if (row[3].Length > 0)
            {
                // scipy's Cramer-von Mises tail is 1 less a sum, which leaves it about eight digits after the point.
                var expected = GoldenFile.Number(row[3]);
                var loose = row[1] == "cramer_von_mises" && Math.Abs(expected - found.PValue) < 2e-8;
                Close.Equal(expected, loose ? expected : found.PValue, row[0] == "far" ? 1e-7 : 1e-8, what);
            }
        }
    }

    [Fact]
    public void Three_samples_agree_with_scipy()
    {
        var row = GoldenFile.Rows("two_sample_expected.csv").Single(row => row[0] == "three");
        var found = AndersonDarling.Test([Samples["small"].First, Samples["middle"].First, Samples["large"].First]);
        Close.Equal(GoldenFile.Number(row[2]), found.Statistic, 1e-10);
        Close.Equal(GoldenFile.Number(row[3]), found.PValue, 1e-8);
    }

    [Fact]
    public void Distances_of_counts_agree_with_scipy()
    {
        foreach (var row in GoldenFile.Rows("distances.csv"))
        {
            var found = TwoSampleMethod.OfCounts[row[2]](GoldenFile.Counts(row[0]), GoldenFile.Counts(row[1]));
            Close.Equal(GoldenFile.Number(row[3]), found, 1e-9, $"{row[2]} {row[0]} / {row[1]}");
        }
    }

    [Fact]
    public void Proportions_agree_with_scipy_and_statsmodels()
    {
        foreach (var row in GoldenFile.Rows("proportions.csv"))
        {
            var counts = row[..4].Select(text => (long)GoldenFile.Number(text)).ToArray();
            var what = string.Join(' ', row);
            var exact = FisherExact.Test(counts[0], counts[1], counts[2], counts[3], Sides[row[4]]);
            var z = TwoProportionZ.Test(counts[0], counts[1], counts[2], counts[3], Sides[row[4]]);
            Close.Equal(GoldenFile.Number(row[5]), exact.Statistic, 1e-12, what);
            Close.Equal(GoldenFile.Number(row[6]), exact.PValue, 1e-10, what);
            Close.Equal(GoldenFile.Number(row[7]), z.Statistic, 1e-12, what);
            Close.Equal(GoldenFile.Number(row[8]), z.PValue, 1e-10, what);
        }
    }

    [Fact]
    public void Total_variation_over_relabellings_comes_to_the_exact_share_of_all_of_them()
    {
        const int permutations = 39_999;
        foreach (var row in GoldenFile.Rows("total_variation.csv"))
        {
            var (exact, found) = (GoldenFile.Number(row[2]), TotalVariation.Test(GoldenFile.Counts(row[0]), GoldenFile.Counts(row[1]), permutations));
            Assert.InRange(found.PValue, exact - Most(exact), exact + Most(exact));
        }

        static double Most(double p) => (4 * Math.Sqrt(p * (1 - p) / permutations)) + (1.0 / permutations);
    }

    [Fact]
    public void Bins_agree_with_the_quantiles_and_histograms_of_numpy()
    {
        double[] values = [.. GoldenFile.Rows("matrix_rows.csv").Where(row => row[0] == "first").Select(row => GoldenFile.Numbers(row[1])[0])];
        Assert.Equal(Figures("quantile"), Bins.Quantiles(values).Edges.ToArray());
        Assert.Equal(Figures("histogram"), Bins.EqualWidth(-2, 3, 7).RowsOf(values)[1..^1].Select(rows => (double)rows));

        static double[] Figures(string name) => [.. GoldenFile.Rows("shapes.csv").Where(row => row[0].Split(' ')[0] == name).Select(row => GoldenFile.Number(row[1]))];
    }

    private static TestResult Find(string method, double[] first, double[] second) => method.Split(' ') switch
    {
        ["mann_whitney", var side] => MannWhitney.Test(first, second, Sides[side]),
        ["welch_t", var side] => WelchT.Test(first, second, Sides[side]),
        ["anderson_darling"] => AndersonDarling.Test([first, second]),
        ["wasserstein"] => new TestResult(Wasserstein.Between(first, second), 1, 1, 1),
        _ => TwoSampleMethod.Tests[method](first, second),
    };
}
