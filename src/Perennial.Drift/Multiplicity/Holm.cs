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
    public static double[] Adjust(ReadOnlySpan<double> pValues)
    {
        var sorted = new double[pValues.Length];
        var order = new int[pValues.Length];
        for (var test = 0; test < pValues.Length; test++)
        {
            sorted[test] = Require.Probability(pValues[test], nameof(pValues));
            order[test] = test;
        }

        Array.Sort(sorted, order);
        var adjusted = new double[pValues.Length];
        var running = 0.0;
        for (var rank = 0; rank < sorted.Length; rank++)
        {
            running = Math.Max(running, Math.Min(1, sorted[rank] * (sorted.Length - rank)));
            adjusted[order[rank]] = running;
        }

        return adjusted;
    }
}
