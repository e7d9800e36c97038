using Perennial.Drift.Multivariate;
using Perennial.Drift.Streaming;
using Perennial.Drift.Tests.TwoSample;

namespace Perennial.Drift.Tests.Streaming;

public sealed class QuantTreeTests
{
    [Fact]
    public void Bins_hold_equal_shares_of_continuous_rows_of_any_width()
    {
        var random = new Random(1);
        double[][] rows = [.. Enumerable.Range(0, 320).Select(_ => Draws.Of(random, 3, value => Math.Exp(value)))];
        var tree = Grown(rows, 16, seed: 2);
        Assert.Equal(Enumerable.Repeat(20, 16), Enumerable.Range(0, 16).Select(bin => rows.Count(row => tree.Bin(row) == bin)));
        Assert.Equal((3, 16), (tree.Columns, tree.Bins));
    }

    [Fact]
    public void Tied_rows_are_in_the_bin_they_are_found_in()
    {
        double[][] rows = [.. Enumerable.Range(0, 100).Select(row => new[] { row % 3.0 })];
        var tree = Grown(rows, 8);
        Assert.InRange(tree.Bins, 3, 4);
        Assert.Equal(tree.ReferenceRows, Enumerable.Range(0, tree.Bins).Select(bin => rows.Count(row => tree.Bin(row) == bin)));
    }

    [Fact]
    public void A_change_in_how_columns_hang_together_is_found_where_no_column_changes()
    {
        var random = new Random(5);
        double[] Row(double sign)
        {
            var first = Draws.Normal(random);
            return [first, (sign * 0.9 * first) + (Math.Sqrt(0.19) * Draws.Normal(random))];
        }

        double[][] reference = [.. Enumerable.Range(0, 2000).Select(_ => Row(1))];
        var detector = new QuantTreeEwma(Grown(reference, 16), new() { RunLength = 5000, SimulatedStreams = 200 });
        Assert.All(Enumerable.Range(0, 400), _ => Assert.Equal(DriftState.Stable, detector.Update(Row(1))));
        var delay = Enumerable.Range(0, 400).First(_ => detector.Update(Row(-1)) == DriftState.Drift);
        Assert.InRange(delay, 0, 150);
        Assert.InRange(detector.ChangeBegan!.Value, 350, 450);
    }

    [Fact]
    public void Rows_it_cannot_use_are_refused_and_change_nothing()
    {
        Assert.Equal("reference", Assert.Throws<ArgumentException>(() => Grown([[1.0]], 2)).ParamName);
        Assert.Equal("values", Assert.Throws<ArgumentException>(() => Grown([[1.0], [2.0], [3.0], [double.NaN]], 2)).ParamName);
        Assert.Equal("reference", Assert.Throws<ArgumentException>(() => new QuantTreeEwma([1.0, 2.0, 3.0], new() { BinCount = 2 })).ParamName);
        var detector = new QuantTreeEwma(Grown([.. Enumerable.Range(0, 40).Select(row => new double[] { row, -row })], 4), new() { SimulatedStreams = 100 });
        var before = detector.Snapshot();
        Assert.Equal("row", Assert.Throws<ArgumentException>(() => detector.Update([1.0])).ParamName);
        Assert.Equal("row", Assert.Throws<ArgumentException>(() => detector.Update([1.0, double.NaN])).ParamName);
        Assert.Equal(before, detector.Snapshot());
    }

    [Fact]
    public void A_batch_of_tied_rows_is_tested_in_the_bins_that_ties_left()
    {
        double[][] rows = [.. Enumerable.Range(0, 300).Select(row => new[] { row % 3.0 })];
        var test = Grown(rows, 8).ForBatches(60);
        Assert.InRange(test.Test(MatrixRows.Of([.. Enumerable.Range(0, 60).Select(row => row % 3.0)], 1)).PValue, 0.5, 1);
        Assert.InRange(test.Test(MatrixRows.Of([.. Enumerable.Repeat(5.0, 60)], 1)).PValue, 0, 0.001);
    }

    private static QuantTree Grown(double[][] rows, int bins, int seed = 0) =>
        QuantTree.Fit(MatrixRows.Of([.. rows.SelectMany(row => row)], rows[0].Length), new() { Bins = bins, Seed = seed });
}
