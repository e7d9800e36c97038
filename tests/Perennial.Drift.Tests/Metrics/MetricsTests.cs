using CsCheck;
using Perennial.Drift.Metrics;
using Perennial.Drift.Tests.Golden;

namespace Perennial.Drift.Tests.Metrics;

public sealed class MetricsTests
{
    private static readonly string[][] Rows = GoldenFile.Rows("scores.csv");
    private static readonly double[] Scores = [.. Rows.Select(row => GoldenFile.Number(row[0]))];
    private static readonly bool[] Labels = [.. Rows.Select(row => row[1] == "1")];
    private static readonly int[] Clusters = [.. Rows.Select(row => (int)GoldenFile.Number(row[2]))];

    [Fact]
    public void Every_metric_agrees_with_scipy()
    {
        double[] losses = [.. Scores.Zip(Labels, LogLoss.Of)];
        var estimate = ClusteredMean.Of(losses, Clusters);
        var actual = new Dictionary<string, double>
        {
            ["log_loss"] = LogLoss.Mean(Scores, Labels),
            ["brier"] = BrierScore.Mean(Scores, Labels),
            ["accuracy"] = Accuracy.Mean(Scores, Labels),
            ["auc"] = AreaUnderCurve.Of(Scores, Labels) ?? double.NaN,
            ["cr0"] = ClusteredMean.Of(losses, Clusters, ClusterCorrection.CR0).StandardError,
            ["cr1"] = estimate.StandardError,
            ["upper_95"] = estimate.Upper(),
            ["entropy_03"] = Entropy.OfRate(0.3),
        };
        foreach (var row in GoldenFile.Rows("metrics.csv"))
        {
            Close.Equal(GoldenFile.Number(row[1]), actual[row[0]], 1e-11, row[0]);
        }

        Close.Equal(estimate.Mean, (estimate.Lower(0.9) + estimate.Upper(0.9)) / 2);
    }

    [Fact]
    public void Area_is_the_share_of_pairs_ranked_right_with_ties_counting_half() =>
        Gen.Select(Gen.Int[0, 5], Gen.Bool).Array[1, 30].Sample(rows =>
        {
            var pairs = from yes in rows where yes.Item2 from no in rows where !no.Item2 select Math.Sign(yes.Item1 - no.Item1);
            double? slow = pairs.Any() ? pairs.Average(sign => (sign + 1) / 2.0) : null;
            var area = AreaUnderCurve.Of([.. rows.Select(row => (double)row.Item1)], [.. rows.Select(row => row.Item2)]);
            return slow is null ? area is null : Close.Numbers(slow.Value, area ?? double.NaN);
        });

    [Fact]
    public void Area_of_a_single_class_is_unknown() => Assert.Null(AreaUnderCurve.Of([0.1, 0.9], [true, true]));

    [Fact]
    public void No_constant_beats_the_entropy_of_the_rate() => Gen.Select(Gen.Double[0, 1], Gen.Double[0.001, 0.999]).Sample(
        (rate, constant) =>
        {
            var loss = (rate * LogLoss.Of(constant, true)) + ((1 - rate) * LogLoss.Of(constant, false));
            return loss >= Entropy.OfRate(rate) - 1e-12;
        });

    [Fact]
    public void A_confident_mistake_costs_a_finite_amount()
    {
        Assert.Equal(-Math.Log(1e-15), LogLoss.Of(0, true));
        Close.Equal(-Math.Log(1e-15), LogLoss.Of(1, false), 1e-2);
        Assert.Equal(0, LogLoss.Of(1, true), 14);
    }

    [Fact]
    public void Accuracy_says_yes_at_the_threshold()
    {
        Assert.Equal(1, Accuracy.Of(0.5, true));
        Assert.Equal(0, Accuracy.Of(0.5, true, 0.6));
    }

    [Fact]
    public void Repeating_rows_within_clusters_does_not_shrink_the_error()
    {
        double[] values = [1, 4, 2, 8, 5];
        int[] clusters = [3, 1, 4, 1, 5];
        var once = ClusteredMean.Of(values, clusters);
        var thrice = ClusteredMean.Of([.. values, .. values, .. values], [.. clusters, .. clusters, .. clusters]);
        Close.Equal(once.StandardError, thrice.StandardError);
        Assert.Equal((4, 15L), (thrice.Clusters, thrice.Rows));
    }

    [Fact]
    public void One_cluster_gives_no_finite_interval()
    {
        var estimate = ClusteredMean.Of([1, 2], [7, 7]);
        Assert.Equal((double.NegativeInfinity, double.PositiveInfinity), (estimate.Lower(), estimate.Upper()));
    }

    [Fact]
    public void Refuses_NaN_and_unequal_lengths()
    {
        Assert.Equal("score", Assert.Throws<ArgumentException>(() => LogLoss.Of(double.NaN, true)).ParamName);
        Assert.Equal("score", Assert.Throws<ArgumentException>(() => BrierScore.Of(1.1, true)).ParamName);
        Assert.Equal("score", Assert.Throws<ArgumentException>(() => Accuracy.Of(double.NaN, true)).ParamName);
        Assert.Equal("rate", Assert.Throws<ArgumentException>(() => Entropy.OfRate(double.NaN)).ParamName);
        Assert.Equal("scores", Assert.Throws<ArgumentException>(() => AreaUnderCurve.Of([double.NaN], [true])).ParamName);
        Assert.Equal("values", Assert.Throws<ArgumentException>(() => ClusteredMean.Of([double.NaN], [1])).ParamName);
        Assert.Equal("labels", Assert.Throws<ArgumentException>(() => LogLoss.Mean([0.5], [])).ParamName);
    }
}
