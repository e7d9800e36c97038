using Perennial.Drift.TwoSample;

namespace Perennial.Drift.Sketches;

/// <summary>Population stability index of two sketched columns.</summary>
public static class SketchStabilityIndex
{
    /// <summary>The index of numbers, in bins at quantiles of the first sketch.</summary>
    /// <param name="first">The reference's sketch, at least one row.</param>
    /// <param name="second">The current rows' sketch, likewise.</param>
    /// <param name="bins">Bins asked for, 2 or more; default 10.</param>
    /// <param name="confidence">Chance that the bound on the error holds; default 0.99.</param>
    /// <returns>0 or more; the error is against the index of the rows in the same bins.</returns>
    /// <exception cref="ArgumentException">A sketch is empty, or a setting is out of range.</exception>
    /// <remarks>As <see cref="PopulationStabilityIndex.OfCounts"/>, half a pseudo-row in every bin. A bin's share is off by at most twice
    /// the rank error; the bound is the worst corner of each bin's box, since the term is convex.</remarks>
    public static SketchDistance Between(KllSketch first, KllSketch second, int bins = 10, double confidence = 0.99) =>
        Of(BinShares.OfQuantiles(first, second, bins, confidence));

    /// <summary>The index of categories, with one bin for what neither sketch holds.</summary>
    /// <param name="first">The reference's sketch, at least one row.</param>
    /// <param name="second">The current rows' sketch, likewise.</param>
    /// <returns>0 or more; the error is certain, and against the index of the rows in the same bins.</returns>
    /// <exception cref="ArgumentException">A sketch is empty.</exception>
    public static SketchDistance Between(MisraGries first, MisraGries second) => Of(BinShares.OfCategories(first, second));

    private static SketchDistance Of(BinShares shares)
    {
        var (low, value, high) = shares.Sum(PopulationStabilityIndex.PseudoRows, (p, q) => (p - q) * Math.Log(p / q));
        return new SketchDistance(value, Math.Max(value - low, high - value));
    }
}
