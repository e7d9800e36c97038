namespace Perennial.Drift.Multiplicity;

/// <summary>Bonferroni's correction for several tests read together.</summary>
public static class Bonferroni
{
    /// <summary>Adjusted p-values: each times their count, at most 1.
    /// Rejecting those at or under alpha keeps the chance of any false rejection under alpha.</summary>
    /// <param name="pValues">p-values of one family, each 0 to 1; may be empty.</param>
    /// <returns>Adjusted p-values, same order and length.</returns>
    /// <exception cref="ArgumentException">A p-value is NaN or outside 0 to 1.</exception>
    /// <remarks>Dunn (1961). Assumes nothing about dependence; <see cref="Holm"/> is never weaker.</remarks>
    public static double[] Adjust(ReadOnlySpan<double> pValues)
    {
        var adjusted = new double[pValues.Length];
        for (var test = 0; test < pValues.Length; test++)
        {
            adjusted[test] = Math.Min(1, Require.Probability(pValues[test], nameof(pValues)) * pValues.Length);
        }

        return adjusted;
    }
}
