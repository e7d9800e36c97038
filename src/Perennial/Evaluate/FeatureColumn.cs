using Perennial.Log;
using Perennial.Monitor;
using Perennial.Terms;

namespace Perennial.Evaluate;

/// <summary>A feature of the rows to train on, with their labels and times. Rows from before it was recorded are not among them.</summary>
/// <param name="Feature">The feature.</param>
/// <param name="Values"><c>double[]</c>, NaN where missing, or <c>string?[]</c>.</param>
/// <param name="Labels">One per row.</param>
/// <param name="Occurred">Seconds since 1970, one per row.</param>
internal sealed record FeatureColumn(FeatureDeclaration Feature, Array Values, double[] Labels, double[] Occurred)
{
    /// <summary>The column's name.</summary>
    public string Name => Feature.Name;

    /// <summary>How many rows.</summary>
    public int Count => Labels.Length;

    /// <summary>The values of a numeric feature; empty for another.</summary>
    public double[] Numbers => Values as double[] ?? [];

    /// <summary>The values of a categorical feature; empty for another.</summary>
    public string?[] Texts => Values as string?[] ?? [];

    /// <summary>Reads a feature of a window.</summary>
    public static FeatureColumn Of(FeatureDeclaration feature, IWindow window, double[] labels, double[] occurred)
    {
        Array values = feature.Type == FeatureType.Numeric ? window.Numbers(feature.Name) : window.Texts(feature.Name);
        var all = new FeatureColumn(feature, values, labels, occurred);
        return feature.RecordedSince is { } since ? all.Since(since) : all;
    }

    /// <summary>Some of the rows.</summary>
    public FeatureColumn Pick(int[] rows) => rows.Length == Count ? this : new(
        Feature,
        Values is double[] numbers ? Array.ConvertAll(rows, row => numbers[row]) : Array.ConvertAll(rows, row => Texts[row]),
        Array.ConvertAll(rows, row => Labels[row]),
        Array.ConvertAll(rows, row => Occurred[row]));

    /// <summary>The rows that occurred from a time on.</summary>
    public FeatureColumn Since(DateTimeOffset time)
    {
        var from = time.ToUnixTimeSeconds();
        return Pick([.. Enumerable.Range(0, Count).Where(row => Occurred[row] >= from)]);
    }

    /// <summary>At most so many rows with a value, evenly spread, in order of time.</summary>
    public FeatureColumn Sample(int most)
    {
        int[] known = [.. Enumerable.Range(0, Count).Where(Known)];
        var step = Math.Max(1, (known.Length + most - 1) / most);
        return Pick([.. known.Where((_, place) => place % step == 0).OrderBy(row => Occurred[row])]);
    }

    /// <summary>What is kept of it.</summary>
    public ReferenceColumn Profile() => Values is double[] numbers ? ReferenceColumn.Of(numbers) : ReferenceColumn.Of(Texts);

    private bool Known(int row) => Values is double[] numbers ? !double.IsNaN(numbers[row]) : Texts[row] is not null;
}
