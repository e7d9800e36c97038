using Perennial.Drift.Multivariate;
using Perennial.Drift.Tests.Golden;

namespace Perennial.Drift.Tests.Multivariate;

/// <summary>Values of scikit-learn and scipy, and those that frouros publishes.</summary>
public sealed class GoldenMultivariateTests
{
    private static readonly Dictionary<string, double> Expected =
        GoldenFile.Rows("matrix_expected.csv").ToDictionary(row => row[0], row => GoldenFile.Number(row[1]));

    private static readonly MatrixRows First = Rows("first");
    private static readonly MatrixRows Second = Rows("second");

    [Fact]
    public void Discrepancy_agrees_with_kernels_of_scikit_learn()
    {
        var fixedWidth = MaximumMeanDiscrepancy.Test(First, Second, new() { Width = 1.5, Permutations = 9 });
        Close.Equal(Expected["mmd 1.5"], fixedWidth.Statistic, 1e-10);
        Close.Equal(Expected["mmd median"], MaximumMeanDiscrepancy.Test(First, Second, new() { Permutations = 9 }).Statistic, 1e-10);
    }

    [Theory]
    [InlineData(0.65)]
    [InlineData(0.9)]
    public void Reconstruction_agrees_with_the_components_of_scikit_learn(double ratio)
    {
        var text = ratio.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var components = PrincipalComponents.Fit(First, ratio);
        Assert.Equal((int)Expected["pca_count " + text], components.Count);
        Close.Equal(Expected["pca_explained " + text], components.ExplainedRatio, 1e-10);
        Close.Equal(Expected["pca_error " + text], components.Errors(Second).Average(), 1e-9);
    }

    [Fact]
    public void Discriminant_is_that_of_scikit_learn()
    {
        var both = MatrixRows.Of([.. Enumerable.Range(0, First.Count).SelectMany(row => First[row].ToArray()), .. Enumerable.Range(0, Second.Count).SelectMany(row => Second[row].ToArray())], 4);
        var axes = MatrixRows.Of([1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1], 4);
        var found = LinearDiscriminant.Score(both, [.. Enumerable.Range(0, both.Count).Select(row => row >= First.Count)], axes);
        var length = Math.Sqrt(found.Sum(score => score * score));
        foreach (var (at, score) in found.Index())
        {
            Close.Equal(GoldenFile.Number(GoldenFile.Rows("shapes.csv").Single(row => row[0] == $"discriminant {at}")[1]), score / length, 1e-4, $"axis {at}");
        }
    }

    // Every count of 20 rows in four bins, with its exact chance.
    [Fact]
    public void What_is_simulated_for_a_quant_tree_is_what_scipy_adds_up()
    {
        var random = new Random(71);
        var tree = QuantTree.Fit(MatrixRows.Of([.. Enumerable.Range(0, 64).Select(_ => random.NextDouble())], 1), new() { Bins = 4, Simulations = 100_000 });
        var test = tree.ForBatches(20);
        var table = GoldenFile.Rows("quant_tree_null.csv").Select(row => (Statistic: GoldenFile.Number(row[0]), Chance: GoldenFile.Number(row[1]))).ToArray();
        double Chance(double statistic) => table.FirstOrDefault(row => row.Statistic >= statistic - 1e-6).Chance;
        for (var batch = 0; batch < 200; batch++)
        {
            var found = test.Test(MatrixRows.Of([.. Enumerable.Range(0, 20).Select(_ => Math.Pow(random.NextDouble(), 1 + (batch % 4)))], 1));
            Assert.Contains(table, row => Math.Abs(row.Statistic - found.Statistic) < 1e-6);
            Assert.Equal(Chance(found.Statistic), found.PValue, FourDeviations(Chance(found.Statistic)));
        }

        foreach (var alpha in new[] { 0.1, 0.05, 0.01, 0.001 })
        {
            var threshold = test.Threshold(alpha);
            Assert.InRange(Chance(threshold), alpha - FourDeviations(alpha), 1);
            Assert.InRange(Chance(threshold + 1e-3), 0, alpha + FourDeviations(alpha));
        }
    }

    [Fact]
    public void A_classifier_of_scikit_learn_in_the_same_folds_has_the_same_area_and_p()
    {
        var rows = GoldenFile.Rows("domain_rows.csv");
        MatrixRows Sample(string sample) => MatrixRows.Of([.. rows.Where(row => row[0] == sample).SelectMany(row => GoldenFile.Numbers(row[2]))], 3);
        var folds = rows.ToDictionary(row => string.Join(' ', GoldenFile.Numbers(row[2])), row => row[1]);
        var seen = new List<string>();
        double[] Learn(MatrixRows learned, bool[] isCurrent, MatrixRows held)
        {
            seen.Add(string.Join(',', Enumerable.Range(0, held.Count).Select(row => folds[string.Join(' ', held[row].ToArray())]).Distinct()));
            return LinearDiscriminant.Score(learned, isCurrent, held);
        }

        var found = DomainClassifier.Test(Sample("reference"), Sample("current"), Learn);
        Assert.Equal(["0", "1", "2", "3", "4"], seen);
        var expected = GoldenFile.Rows("domain_expected.csv").ToDictionary(row => row[0], row => GoldenFile.Number(row[1]));
        Close.Equal(expected["area"], found.Statistic, 1e-10);
        Close.Equal(expected["p"], found.PValue, 1e-8);
    }

    [Theory]
    [InlineData("frouros_multivariate_p_q.csv", 0.10163633)]
    [InlineData("frouros_multivariate_same.csv", 0.01570397)]
    public void Normals_give_the_discrepancy_that_frouros_publishes(string file, double discrepancy)
    {
        var rows = File.ReadLines(Oracles.Input(file)).Skip(1).Select(line => line.Split(',').Select(GoldenFile.Number).ToArray()).ToList();
        var found = MaximumMeanDiscrepancy.Test(
            MatrixRows.Of([.. rows.SelectMany(row => row[..2])], 2), MatrixRows.Of([.. rows.SelectMany(row => row[2..])], 2),
            new() { Width = 1, Permutations = 99 });
        Assert.Equal(discrepancy, found.Statistic, 7);
    }

    private static double FourDeviations(double chance) => (4 * Math.Sqrt(chance * (1 - chance) / 100_000)) + 5e-5;

    private static MatrixRows Rows(string sample) => MatrixRows.Of(
        [.. GoldenFile.Rows("matrix_rows.csv").Where(row => row[0] == sample).SelectMany(row => GoldenFile.Numbers(row[1]))], 4);
}
