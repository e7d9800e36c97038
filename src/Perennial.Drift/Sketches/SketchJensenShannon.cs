namespace Perennial.Drift.Sketches;

/// <summary>Jensen-Shannon distance of two sketched columns: the root of the divergence in bits.</summary>
public static class SketchJensenShannon
{
    /// <summary>The distance of numbers, in bins at quantiles of the first sketch.</summary>
    /// <param name="first">The reference's sketch, at least one row.</param>
    /// <param name="second">The current rows' sketch, likewise.</param>
    /// <param name="bins">Bins asked for, 2 or more; default 10.</param>
    /// <param name="confidence">Chance that the bound on the error holds; default 0.99.</param>
    /// <returns>0 to 1; the error is against the distance of the rows in the same bins.</returns>
    /// <exception cref="ArgumentException">A sketch is empty, or a setting is out of range.</exception>
    /// <remarks>Lin (1991); Endres and Schindelin (2003) for the root. The bound is the worst corner of each bin's box, since the term is
    /// convex; near 0 the root makes it wide.</remarks>
    public static SketchDistance Between(KllSketch first, KllSketch second, int bins = 10, double confidence = 0.99) =>
        Of(BinShares.OfQuantiles(first, second, bins, confidence));

    /// <summary>The distance of categories, with one bin for what neither sketch holds.</summary>
    /// <param name="first">The reference's sketch, at least one row.</param>
    /// <param name="second">The current rows' sketch, likewise.</param>
    /// <returns>0 to 1; the error is certain, and against the distance of the rows in the same bins.</returns>
    /// <exception cref="ArgumentException">A sketch is empty.</exception>
    public static SketchDistance Between(MisraGries first, MisraGries second) => Of(BinShares.OfCategories(first, second));

    private static SketchDistance Of(BinShares shares)
    {
        var (low, value, high) = shares.Sum(0, Term);
        var distance = Root(value);
        return new SketchDistance(distance, Math.Max(distance - Root(low), Root(high) - distance));
    }

    private static double Root(double divergence) => Math.Sqrt(Math.Clamp(divergence, 0, 1));

    private static double Term(double p, double q) => (Half(p, p + q) + Half(q, p + q)) / 2;

    private static double Half(double part, double both) => part == 0 ? 0 : part * Math.Log2(2 * part / both);
}
