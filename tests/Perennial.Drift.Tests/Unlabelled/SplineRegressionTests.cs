using Perennial.Drift.Tests.Golden;
using Perennial.Drift.Unlabelled;

namespace Perennial.Drift.Tests.Unlabelled;

public sealed class SplineRegressionTests
{
    [Fact]
    public void It_is_the_ridge_regression_of_scikit_learn_on_splines()
    {
        var rows = GoldenFile.Rows("unlabelled_rows.csv").Select(row => row.Select(GoldenFile.Number).ToArray()).ToArray();
        var fitted = SplineRegression.Fit([.. rows.SelectMany(row => row[3..5])], 2, [.. rows.Select(row => row[0])]);
        var expected = GoldenFile.Rows("unlabelled_expected.csv").Where(row => row[0] == "regression").ToArray();
        Assert.Equal(rows.Length, expected.Length);
        Assert.All(expected, row => Close.Equal(GoldenFile.Number(row[2]), fitted(rows[(int)GoldenFile.Number(row[1])].AsSpan(3, 2)), 1e-9));
    }

    [Fact]
    public void A_column_without_spread_teaches_nothing_and_beyond_the_knots_nothing_grows()
    {
        var random = new Random(21);
        double[] values = [.. Enumerable.Range(0, 500).Select(_ => random.NextDouble())];
        double[] targets = [.. values.Select(value => 5 * value)];
        var alone = SplineRegression.Fit(values, 1, targets);
        var beside = SplineRegression.Fit([.. values.SelectMany(value => new[] { value, 7.0 })], 2, targets);
        Assert.All(values, value => Close.Equal(alone([value]), beside([value, 7]), 1e-9));
        Assert.Equal(2.5, alone([0.5]), 0.1);
        Assert.Equal(alone([values.Max()]), alone([1e9]));
        Assert.Equal(3, SplineRegression.Fit([1, 1], 1, [3, 3])([9]));
    }

    [Fact]
    public void What_is_no_number_is_refused()
    {
        Assert.Equal("targets", Assert.Throws<ArgumentException>(() => SplineRegression.Fit([1, 2], 1, [1, double.NaN])).ParamName);
        Assert.Equal("rows", Assert.Throws<ArgumentException>(() => SplineRegression.Fit([1, double.NaN], 1, [1, 2])).ParamName);
        Assert.Equal("rows", Assert.Throws<ArgumentException>(() => SplineRegression.Fit([1, 2, 3], 1, [1, 2])).ParamName);
    }
}
