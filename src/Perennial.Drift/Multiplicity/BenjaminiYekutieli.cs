namespace Perennial.Drift.Multiplicity;

/// <summary>Benjamini and Yekutieli's step-up correction: the false discovery rate whatever the tests share.</summary>
public static class BenjaminiYekutieli
{
    /// <summary>Adjusted p-values. Rejecting those at or under q keeps the false discovery rate under q.</summary>
    /// <param name="pValues">p-values of one family, each 0 to 1; may be empty.</param>
    /// <returns>Adjusted p-values, same order and length, each at most 1 and at least the raw one.</returns>
    /// <exception cref="ArgumentException">A p-value is NaN or outside 0 to 1.</exception>
    /// <remarks>Benjamini and Yekutieli (2001), theorem 1.3: those of <see cref="BenjaminiHochberg"/> times 1 + 1/2 + ... + 1/k. Assumes
    /// nothing about dependence.</remarks>
    public static double[] Adjust(ReadOnlySpan<double> pValues)
    {
        var harmonic = 0.0;
        for (var test = pValues.Length; test >= 1; test--)
        {
            harmonic += 1.0 / test;
        }

        return Ordered.Of(pValues).StepUp(harmonic);
    }
}
