using Perennial.Drift.Metrics;
using Perennial.Drift.Paired;

namespace Perennial.Evaluate;

/// <summary>Metrics of the probabilities of a binary task: how well they rank, and whether they hold what they promise.</summary>
internal static class RankingComparisons
{
    /// <summary>Area under the curve, average precision, and both calibrations; what nothing defines is left out.</summary>
    public static IEnumerable<ComparedFigure?> Of(JudgedRows rows)
    {
        bool[] labels = [.. rows.Rows.Labels.Select(label => label > 0.5)];
        if (!labels.Contains(true) || !labels.Contains(false) || rows.ClusterCount < 2)
        {
            return [InTheLarge(rows)];
        }

        var own = new RankedScores(rows.Challenger, labels);
        var other = rows.Champion is { } champion ? new RankedScores(champion, labels) : null;
        return
        [
            DeLongs(rows, labels) ?? Drawn(rows, "auroc", own.Area, other is null ? null : other.Area),
            Drawn(rows, "average_precision", own.AveragePrecision, other is null ? null : other.AveragePrecision),
            InTheLarge(rows),
            Calibration(rows),
        ];
    }

    /// <summary>The expected calibration error, with a basic interval: noise alone makes it larger, and a draw adds noise once more.</summary>
    public static ComparedFigure? Calibration(JudgedRows rows)
    {
        if (rows.ClusterCount < 2)
        {
            return null;
        }

        var (own, other) = (new CalibrationBins(rows, rows.Challenger), rows.Champion is { } champion ? new CalibrationBins(rows, champion) : null);
        var drawn = ClusterBootstrap.Of(rows.Clusters, counts => own.Error(counts) - (other?.Error(counts) ?? 0), Options(rows));
        var least = other is null ? 0 : double.NegativeInfinity;
        return Told(rows, "expected_calibration_error", own.Error(One(rows)), other?.Error(One(rows)), drawn) with
        {
            Lower = Math.Max(least, drawn.BasicLower), Upper = Math.Max(least, drawn.BasicUpper),
        };
    }

    private static ComparedFigure InTheLarge(JudgedRows rows) => MetricComparisons.Mean(
        rows, "calibration_in_the_large", null, Gaps(rows, rows.Challenger), rows.Champion is { } champion ? Gaps(rows, champion) : null);

    private static double[] Gaps(JudgedRows rows, double[] scores) => [.. scores.Zip(rows.Rows.Labels, (score, label) => score - label)];

    private static ComparedFigure? DeLongs(JudgedRows rows, bool[] labels)
    {
        var codes = rows.Clusters.ToArray();
        bool Few(bool kind) => codes.Where((_, row) => labels[row] == kind).Distinct().Take(2).Count() < 2;
        if (rows.Rows.Weights is not null || Few(true) || Few(false))
        {
            return null;
        }

        var found = DeLong.Test(rows.Challenger, rows.Champion ?? rows.Challenger, labels, codes);
        var error = rows.Champion is null ? found.FirstError : found.StandardError;
        var half = (found with { StandardError = error }).HalfWidth(rows.Model.Quality.Confidence);
        var centre = rows.Champion is null ? found.First : found.Difference;
        return new ComparedFigure(
            "auroc", null, found.First, rows.Champion is null ? null : found.Second, rows.Champion is null ? null : found.Difference,
            centre - half, centre + half, rows.Champion is null ? null : found.PValue, rows.Independent ? PairedTests.DeLong : PairedTests.ClusteredDeLong, labels.Length);
    }

    private delegate double Weighted(ReadOnlySpan<double> weights);

    private static ComparedFigure? Drawn(JudgedRows rows, string metric, Weighted own, Weighted? other)
    {
        var drawn = ClusterBootstrap.Of(
            rows.Clusters, counts => Weighing(rows, counts) is var weights && other is null ? own(weights) : own(weights) - other!(weights), Options(rows));
        var one = Weighing(rows, One(rows));
        return Told(rows, metric, own(one), other is null ? null : other(one), drawn);
    }

    private static ComparedFigure Told(JudgedRows rows, string metric, double own, double? other, BootstrapInterval drawn) => new(
        metric, null, own, other, other is null ? null : drawn.Estimate, drawn.Lower, drawn.Upper, other is null ? null : drawn.PValue, PairedTests.Bootstrap, rows.Rows.Count);

    private static double[] Weighing(JudgedRows rows, double[] counts) =>
        rows.Rows.Weights is { } weights ? [.. counts.Zip(weights, (count, weight) => count * weight)] : counts;

    private static double[] One(JudgedRows rows) => [.. Enumerable.Repeat(1.0, rows.Rows.Count)];

    private static ClusterBootstrapOptions Options(JudgedRows rows) => new() { Confidence = rows.Model.Quality.Confidence };
}
