namespace Perennial.Drift.Sketches;

/// <summary>Two quantile sketches side by side.</summary>
internal sealed class SketchPair
{
    public SketchPair(KllSketch first, KllSketch second, double confidence)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        Require.InsideUnit(confidence, nameof(confidence));
        (First, Second) = (first.Summary(), second.Summary());

        // Both bounds hold together with the confidence asked for.
        (FirstError, SecondError) = (first.RankError((1 + confidence) / 2), second.RankError((1 + confidence) / 2));
        Least = Math.Min(first.Least, second.Least);
        Largest = Math.Max(first.Largest, second.Largest);
    }

    public WeightedValues First { get; }

    public WeightedValues Second { get; }

    public double FirstError { get; }

    public double SecondError { get; }

    public double RankError => FirstError + SecondError;

    public double Least { get; }

    public double Largest { get; }

    /// <summary>Every value, ascending, with the shares at or below it in both.</summary>
    public IEnumerable<(double Value, double First, double Second)> Steps()
    {
        var (i, j) = (0, 0);
        while (i < First.Values.Length || j < Second.Values.Length)
        {
            var next = Math.Min(
                i < First.Values.Length ? First.Values[i] : double.PositiveInfinity,
                j < Second.Values.Length ? Second.Values[j] : double.PositiveInfinity);
            i += i < First.Values.Length && First.Values[i] == next ? 1 : 0;
            j += j < Second.Values.Length && Second.Values[j] == next ? 1 : 0;
            yield return (next, Share(First, i), Share(Second, j));
        }
    }

    private static double Share(WeightedValues side, int passed) => passed == 0 ? 0 : side.Below[passed - 1] / (double)side.Rows;
}
