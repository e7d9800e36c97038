using Perennial.Adapters.DuckDb;
using Perennial.Drift.Metrics;
using Perennial.Drift.Unlabelled;

namespace Perennial.App.Comparison;

/// <summary>Estimates performance without labels, from a reference that has them.</summary>
internal static class PerformanceEstimate
{
    /// <summary>Rows of a file that an estimate looks at: of more, every second, third and so on is taken.</summary>
    public const long MostRows = 20_000;

    private const double Threshold = 0.5;

    /// <summary>Estimates.</summary>
    public static EstimatedView Of((TableFile File, long Rows) reference, (TableFile File, long Rows) current, ScoredColumns columns)
    {
        var known = ScoredRows.Read(reference, columns.First, hasLabels: true).Labelled(reference.File, columns.First);
        var rows = ScoredRows.Read(current, columns.Second, columns.HasLabels);
        var scored = rows.Demand(current.File, columns.Second);
        var fill = known.Medians();
        var (features, others) = (known.Filled(fill), scored.Filled(fill));
        var (performance, worth) = Expected(known, features, scored, others);
        bool[] labels = [.. known.Labels.Select(label => label == 1)];
        var spread = SamplingErrors.Of(known.Scores, labels, Threshold);
        var labelled = scored.Where(row => !double.IsNaN(scored.Labels[row]));
        return new EstimatedView(
            columns.First[0].Name, columns.First[1].Name, worth is null ? "cbpe" : "shift-aware", worth, known.Scores.Length, scored.Scores.Length, labelled.Scores.Length,
            Metrics(Realised(known)!, performance, spread, scored.Scores.Length, Realised(labelled)));
    }

    private static (ExpectedPerformance Performance, double? EffectiveRows) Expected(ScoredRows known, double[] features, ScoredRows scored, double[] others)
    {
        bool[] labels = [.. known.Labels.Select(label => label == 1)];
        if (known.Width == 0)
        {
            return (ConfidenceBasedEstimator.Fit(known.Scores, labels, Threshold).Estimate(scored.Scores), null);
        }

        var found = ShiftAwareEstimator.Fit(known.Scores, features, known.Width, labels, new() { Threshold = Threshold }).Estimate(scored.Scores, others);
        return (found.Performance, found.EffectiveRows);
    }

    /// <summary>What labels say; null without any.</summary>
    private static ExpectedPerformance? Realised(ScoredRows rows)
    {
        if (rows.Scores.Length == 0)
        {
            return null;
        }

        bool[] labels = [.. rows.Labels.Select(label => label == 1)];
        return new(ConfusionMatrix.At(rows.Scores, labels, Threshold), AreaUnderCurve.Of(rows.Scores, labels), LogLoss.Mean(rows.Scores, labels));
    }

    private static IReadOnlyList<EstimatedMetric> Metrics(
        ExpectedPerformance before, ExpectedPerformance now, SamplingErrors spread, long rows, ExpectedPerformance? realised)
    {
        EstimatedMetric Of(string name, Func<ExpectedPerformance, double?> metric, SamplingSpread? chance) => new(
            name, metric(before), metric(now), chance is { Fraction: > 0 } ? chance.StandardError(rows) : null, realised is null ? null : metric(realised));
        return
        [
            Of("accuracy", one => one.Confusion.Accuracy, spread.Accuracy),
            Of("precision", one => one.Confusion.Precision, spread.Precision),
            Of("recall", one => one.Confusion.Recall, spread.Recall),
            Of("f1", one => one.Confusion.FBeta(), spread.F1),
            Of("area-under-curve", one => one.AreaUnderCurve, spread.AreaUnderCurve),
            Of("log-loss", one => one.LogLoss, null),
        ];
    }
}
