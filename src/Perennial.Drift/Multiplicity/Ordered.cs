namespace Perennial.Drift.Multiplicity;

/// <summary>The p-values of one family in ascending order, and the places they came from.</summary>
internal readonly struct Ordered
{
    private readonly double[] sorted;
    private readonly int[] places;

    private Ordered(double[] sorted, int[] places) => (this.sorted, this.places) = (sorted, places);

    public static Ordered Of(ReadOnlySpan<double> pValues)
    {
        var (sorted, places) = (new double[pValues.Length], new int[pValues.Length]);
        for (var test = 0; test < pValues.Length; test++)
        {
            sorted[test] = Require.Probability(pValues[test], nameof(pValues));
            places[test] = test;
        }

        Array.Sort(sorted, places);
        return new(sorted, places);
    }

    /// <summary>From the smallest up: each p-value times those not smaller, at most 1, and never less than the one before it.</summary>
    public double[] StepDown()
    {
        var (adjusted, running) = (new double[sorted.Length], 0.0);
        for (var rank = 0; rank < sorted.Length; rank++)
        {
            running = Math.Max(running, Math.Min(1, sorted[rank] * (sorted.Length - rank)));
            adjusted[places[rank]] = running;
        }

        return adjusted;
    }

    /// <summary>From the largest down: each p-value times a factor and all over those not larger, at most 1, and never more than the one before it.</summary>
    public double[] StepUp(double factor)
    {
        var (adjusted, running) = (new double[sorted.Length], 1.0);
        for (var rank = sorted.Length - 1; rank >= 0; rank--)
        {
            running = Math.Min(running, sorted[rank] * factor * sorted.Length / (rank + 1));
            adjusted[places[rank]] = running;
        }

        return adjusted;
    }
}
