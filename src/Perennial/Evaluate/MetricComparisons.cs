using Perennial.Drift.Paired;
using Perennial.Terms;

namespace Perennial.Evaluate;

/// <summary>Every metric of a task, of a version beside the champion on the same rows, each by the paired test that suits it.</summary>
internal static class MetricComparisons
{
    /// <summary>The comparisons; the declared metric comes first.</summary>
    public static IReadOnlyList<ComparedFigure> Of(JudgedRows rows)
    {
        if (rows.Rows.Count == 0)
        {
            return [];
        }

        IEnumerable<ComparedFigure?> all = rows.Model.Task == TaskKind.Binary
            ? [.. Losses(rows), .. DecisionComparisons.Of(rows), .. RankingComparisons.Of(rows)]
            : [.. Losses(rows), .. rows.Model.Task == TaskKind.Regression ? [NumberComparisons.MeanError(rows), NumberComparisons.RSquared(rows)] : Array.Empty<ComparedFigure?>()];
        return [.. all.OfType<ComparedFigure>()];
    }

    /// <summary>A mean over rows, beside the champion's.</summary>
    public static ComparedFigure Mean(JudgedRows rows, string metric, string? of, double[] values, double[]? champion)
    {
        var against = champion is null ? values : [.. values.Zip(champion, (one, other) => one - other)];
        var estimate = ClusteredContrast.Of([rows.Ratio(1, row => against[row], _ => 1)!]);
        var pair = Bounds(rows, estimate);
        return new ComparedFigure(
            metric, of, rows.Rows.Mean(values), champion is null ? null : rows.Rows.Mean(champion), champion is null ? null : estimate.Mean,
            pair.Lower, pair.Upper, champion is null ? null : PairedTests.PValue(estimate), PairedTests.Named(rows, champion is not null), rows.Rows.Count);
    }

    /// <summary>Both ends of the interval, at the declared confidence.</summary>
    public static (double? Lower, double? Upper) Bounds(JudgedRows rows, Drift.Estimate estimate)
    {
        var confidence = rows.Model.Quality.Confidence;
        return (ComparedFigure.Finite(estimate.Lower(confidence)), ComparedFigure.Finite(estimate.Upper(confidence)));
    }

    /// <summary>A metric as model files write it.</summary>
    public static string Word(MetricKind metric) => System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(metric.ToString());

    private static IEnumerable<ComparedFigure?> Losses(JudgedRows rows) => Kinds(rows.Model).Select(kind => Loss(rows, kind));

    private static ComparedFigure Loss(JudgedRows rows, MetricKind kind)
    {
        var model = rows.Model with { Metric = kind };
        var (own, other) = (rows.Rows.Losses(model, rows.Challenger), rows.Champion is { } champion ? rows.Rows.Losses(model, champion) : null);
        var mean = Mean(rows, Word(kind), null, own, other);
        if (other is null)
        {
            return mean;
        }

        if (kind == MetricKind.ErrorRate && rows.Independent)
        {
            return mean with { Test = PairedTests.McNemar, PValue = McNemar.Test(own.Zip(other).LongCount(pair => pair is (0, 1)), own.Zip(other).LongCount(pair => pair is (1, 0))).PValue };
        }

        return rows.Model is { Task: TaskKind.Regression, Horizon: { } horizon } ? PairedTests.OverDays(rows, mean, own, other, horizon) : mean;
    }

    private static IEnumerable<MetricKind> Kinds(ModelDeclaration model) => Enum.GetValues<MetricKind>()
        .Where(kind => kind == model.Metric || (kind != MetricKind.Cost && kind is MetricKind.SquaredError or MetricKind.AbsoluteError == (model.Task == TaskKind.Regression)))
        .OrderBy(kind => kind != model.Metric);
}
