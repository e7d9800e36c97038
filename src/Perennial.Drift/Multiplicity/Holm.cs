namespace Perennial.Drift.Multiplicity;

/// <summary>Holm's step-down correction for several tests read together.</summary>
public static class Holm
{
    /// <summary>Adjusted p-values. Rejecting those at or under alpha keeps the chance of any false rejection under alpha.</summary>
    /// <param name="pValues">p-values of one family, each 0 to 1; may be empty.</param>
    /// <returns>Adjusted p-values, same order and length, each at most 1 and at least the raw one.</returns>
    /// <exception cref="ArgumentException">A p-value is NaN or outside 0 to 1.</exception>
    /// <remarks>Holm (1979), "A Simple Sequentially Rejective Multiple Test Procedure".
    /// Assumes nothing about dependence.</remarks>
    public static double[] Adjust(ReadOnlySpan<double> pValues) => Ordered.Of(pValues).StepDown();
}
