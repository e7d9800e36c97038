namespace Perennial.Drift.Sketches;

/// <summary>Kolmogorov-Smirnov distance of two sketched columns.</summary>
public static class SketchKolmogorovSmirnov
{
    /// <summary>Largest distance between the distribution functions.</summary>
    /// <param name="first">The reference's sketch, at least one row.</param>
    /// <param name="second">The current rows' sketch, likewise.</param>
    /// <param name="confidence">Chance that the bound on the error holds; default 0.99.</param>
    /// <returns>0 to 1; off by at most both sketches' <see cref="KllSketch.RankError"/> together.</returns>
    /// <exception cref="ArgumentException">A sketch is empty, or the confidence is out of range.</exception>
    /// <remarks>Smirnov (1939) on the sketches' functions; each is uniformly near its own, so their largest distance is too.
    /// Time O(k log k).</remarks>
    public static SketchDistance Between(KllSketch first, KllSketch second, double confidence = 0.99)
    {
        var pair = new SketchPair(first, second, confidence);
        return new SketchDistance(pair.Steps().Max(step => Math.Abs(step.First - step.Second)), Math.Min(1, pair.RankError));
    }
}
