namespace Perennial.Drift.Multiplicity;

/// <summary>The step-up that both corrections of the false discovery rate share.</summary>
internal static class StepUp
{
    public static double[] Adjust(ReadOnlySpan<double> pValues, double factor)
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
        var running = 1.0;
        for (var rank = sorted.Length - 1; rank >= 0; rank--)
        {
            running = Math.Min(running, sorted[rank] * factor * sorted.Length / (rank + 1));
            adjusted[order[rank]] = running;
        }

        return adjusted;
    }
}
