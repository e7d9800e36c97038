namespace Perennial.Drift.Multiplicity;

/// <summary>Benjamini and Hochberg's step-up correction: it bounds the expected share of false alarms among the alarms.</summary>
public static class BenjaminiHochberg
{
    /// <summary>Adjusted p-values. Rejecting those at or under q keeps the false discovery rate under q.</summary>
    /// <param name="pValues">p-values of one family, each 0 to 1; may be empty.</param>
    /// <returns>Adjusted p-values, same order and length, each at most 1 and at least the raw one.</returns>
    /// <exception cref="ArgumentException">A p-value is NaN or outside 0 to 1.</exception>
    /// <remarks>Benjamini and Hochberg (1995). Assumes independent tests, or positively dependent ones (Benjamini and Yekutieli, 2001);
    /// columns that move against each other may break it, <see cref="BenjaminiYekutieli"/> not. Where nothing drifts at all, every alarm
    /// is false, and the chance of any is bounded by q too.</remarks>
    public static double[] Adjust(ReadOnlySpan<double> pValues) => Ordered.Of(pValues).StepUp(1);
}
