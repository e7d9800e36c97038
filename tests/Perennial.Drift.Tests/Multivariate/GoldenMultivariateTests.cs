using Perennial.Drift.Multivariate;
using Perennial.Drift.Tests.Golden;

namespace Perennial.Drift.Tests.Multivariate;

/// <summary>Values of scikit-learn, and those that frouros publishes.</summary>
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

    private static MatrixRows Rows(string sample) => MatrixRows.Of(
        [.. GoldenFile.Rows("matrix_rows.csv").Where(row => row[0] == sample).SelectMany(row => GoldenFile.Numbers(row[1]))], 4);
}
