using Perennial.Log;
using Perennial.Registry;
using Perennial.Terms;

namespace Perennial.Monitor;

/// <summary>The labelled rows of a window, in memory, column by column.</summary>
/// <param name="Labels">0 or 1, the place of a class, or a number.</param>
/// <param name="Scores">What was answered, row after row; NaN where nothing was.</param>
/// <param name="AnsweredBy">The version that answered; NaN where none did.</param>
/// <param name="Entities">What each row belongs to; null where nothing.</param>
/// <param name="Occurred">Seconds since 1970, UTC.</param>
/// <param name="Features">What was logged of each request.</param>
public sealed record LabelledRows(
    double[] Labels, double[] Scores, double[] AnsweredBy, string?[] Entities, double[] Occurred, FeatureTable Features)
{
    /// <summary>For how many predictions each row stands; null where each stands for itself.</summary>
    public double[]? Weights { get; init; }

    /// <summary>How many.</summary>
    public int Count => Labels.Length;

    /// <summary>Numbers per answer; at least 1.</summary>
    public int Width => Count == 0 ? 1 : Scores.Length / Count;

    /// <summary>The labelled rows of <paramref name="window"/>.</summary>
    public static LabelledRows Of(ModelDeclaration model, IWindow window)
    {
        var all = AllOf(model, window);
        return all.Where(row => !double.IsNaN(all.Labels[row]));
    }

    /// <summary>Every row of <paramref name="window"/>; NaN is the label of one that has none.</summary>
    public static LabelledRows AllOf(ModelDeclaration model, IWindow window)
    {
        var features = FeatureTable.Of(window.Features, window.Rows, window.Numbers, window.Texts);
        return new LabelledRows(
            window.Numbers(WindowColumns.Label),
            Answers.Logged(model, window, WindowColumns.Score, WindowColumns.Class),
            window.Numbers(WindowColumns.Version),
            window.Texts(WindowColumns.Entity),
            window.Numbers(WindowColumns.Occurred),
            features)
        {
            Weights = RowWeights.Of(model, features),
        };
    }

    /// <summary>The rows for which <paramref name="keep"/> holds.</summary>
    public LabelledRows Where(Func<int, bool> keep)
    {
        int[] kept = [.. Enumerable.Range(0, Count).Where(keep)];
        return kept.Length == Count ? this : new LabelledRows(
            Pick(Labels, kept), Answers.Pick(Scores, Width, kept), Pick(AnsweredBy, kept), Pick(Entities, kept), Pick(Occurred, kept), Features.Pick(kept))
        {
            Weights = Weights is null ? null : Pick(Weights, kept),
        };
    }

    /// <summary>Whether a row was answered.</summary>
    public bool Answered(int row) => !double.IsNaN(Scores[row * Width]);

    /// <summary>For how many predictions a row stands.</summary>
    public double Weight(int row) => Weights?[row] ?? 1;

    /// <summary>For how many predictions all rows stand.</summary>
    public double TotalWeight => Weights?.Sum() ?? Count;

    /// <summary>The mean of <paramref name="values"/>, one per row, each row counting by its weight.</summary>
    public double Mean(double[] values) => Weights is null ? values.Average() : values.Zip(Weights, (value, weight) => value * weight).Sum() / TotalWeight;

    /// <summary>The mean of <paramref name="values"/>, one per row, over each UTC day, in order of day.</summary>
    public double[] ByDay(double[] values) => [.. Enumerable.Range(0, Count)
        .GroupBy(row => Math.Floor(Occurred[row] / TimeSpan.SecondsPerDay))
        .OrderBy(day => day.Key)
        .Select(day => day.Sum(row => values[row] * Weight(row)) / day.Sum(Weight))];

    /// <summary>The loss of every row under other answers.</summary>
    public double[] Losses(ModelDeclaration model, double[] answers) => LossFunction.Of(model, this, answers);

    /// <summary>Values of each row, one per row, summed by cluster.</summary>
    public Drift.Sequential.ClusterMoments ByCluster(double[] values) => ClusterSums.Of(values, Entities, Weights);

    private static T[] Pick<T>(T[] values, int[] rows) => Array.ConvertAll(rows, row => values[row]);
}
