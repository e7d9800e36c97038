namespace Perennial.Drift.Sketches;

/// <summary>Wasserstein distance of order 1 of two sketched columns: the mean way that mass must move.</summary>
public static class SketchWasserstein
{
    /// <summary>Area between the distribution functions.</summary>
    /// <param name="first">The reference's sketch, at least one row, all finite.</param>
    /// <param name="second">The current rows' sketch, likewise.</param>
    /// <param name="confidence">Chance that the bound on the error holds; default 0.99.</param>
    /// <returns>In the unit of the column, 0 or more; off by at most both rank errors times the range of the values. Where tails are long
    /// that bound is far too wide: the error itself is of the order of rank error times standard deviation.</returns>
    /// <exception cref="ArgumentException">A sketch is empty or holds an infinity, or the confidence is out of range.</exception>
    /// <remarks>Vallender (1974). Time O(k log k).</remarks>
    public static SketchDistance Between(KllSketch first, KllSketch second, double confidence = 0.99)
    {
        var pair = new SketchPair(first, second, confidence);
        Require.Finite(pair.Least, nameof(first));
        Require.Finite(pair.Largest, nameof(second));
        var (area, from, gap) = (0.0, pair.Least, 0.0);
        foreach (var step in pair.Steps())
        {
            area += gap * (step.Value - from);
            (from, gap) = (step.Value, Math.Abs(step.First - step.Second));
        }

        return new SketchDistance(area, pair.RankError * (pair.Largest - pair.Least));
    }
}
