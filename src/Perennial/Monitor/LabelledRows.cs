using Perennial.Log;
using Perennial.Registry;
using Perennial.Terms;

namespace Perennial.Monitor;

/// <summary>The labelled rows of a window, in memory, column by column.</summary>
/// <param name="Labels">0 or 1.</param>
/// <param name="Scores">What was answered; NaN where nothing was.</param>
/// <param name="AnsweredBy">The version that answered; NaN where none did.</param>
/// <param name="Entities">What each row belongs to; null where nothing.</param>
/// <param name="Occurred">Seconds since 1970, UTC.</param>
/// <param name="Features">In the signature's order.</param>
public sealed record LabelledRows(
    double[] Labels, double[] Scores, double[] AnsweredBy, string?[] Entities, double[] Occurred, FeatureTable Features)
{
    /// <summary>How many.</summary>
    public int Count => Labels.Length;

    /// <summary>The labelled rows of <paramref name="window"/>.</summary>
    public static LabelledRows Of(ModelDeclaration model, IWindow window)
    {
        var all = new LabelledRows(
            window.Numbers(WindowColumns.Label),
            window.Numbers(WindowColumns.Score),
            window.Numbers(WindowColumns.Version),
            window.Texts(WindowColumns.Entity),
            window.Numbers(WindowColumns.Occurred),
            FeatureTable.Of(model.Features, window.Rows, window.Numbers, window.Texts));
        return all.Where(row => !double.IsNaN(all.Labels[row]));
    }

    /// <summary>The rows for which <paramref name="keep"/> holds.</summary>
    public LabelledRows Where(Func<int, bool> keep)
    {
        int[] kept = [.. Enumerable.Range(0, Count).Where(keep)];
        return kept.Length == Count ? this : new LabelledRows(
            Pick(Labels, kept), Pick(Scores, kept), Pick(AnsweredBy, kept), Pick(Entities, kept), Pick(Occurred, kept), Features.Pick(kept));
    }

    /// <summary>The mean of <paramref name="values"/>, one per row, over each UTC day, in order of day.</summary>
    public double[] ByDay(double[] values) => [.. Enumerable.Range(0, Count)
        .GroupBy(row => Math.Floor(Occurred[row] / TimeSpan.SecondsPerDay))
        .OrderBy(day => day.Key)
        .Select(day => day.Average(row => values[row]))];

    /// <summary>The loss of every row under other scores.</summary>
    public double[] Losses(MetricKind metric, double[] scores) =>
        [.. Enumerable.Range(0, Count).Select(row => LossFunction.Of(metric, scores[row], Labels[row]))];

    /// <summary>How many rows the first scores get right and the second wrong, taking one half as the threshold.</summary>
    public long OnlyRight(double[] first, double[] second) =>
        Enumerable.Range(0, Count).Count(row => Right(first[row], row) && !Right(second[row], row));

    private bool Right(double score, int row) => score > 0.5 == Labels[row] > 0.5;

    private static T[] Pick<T>(T[] values, int[] rows) => [.. rows.Select(row => values[row])];
}
