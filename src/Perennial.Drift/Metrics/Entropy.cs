namespace Perennial.Drift.Metrics;

/// <summary>Entropy of a yes-or-no outcome: the baseline of <see cref="LogLoss"/>.</summary>
public static class Entropy
{
    /// <summary>Mean log loss of always answering the true rate, which no other constant beats.</summary>
    /// <param name="rate">Share of yes, 0 to 1.</param>
    /// <returns>Nats per row, 0 (at rates 0 and 1) to ln 2 (at 0.5).</returns>
    /// <exception cref="ArgumentException">The rate is NaN or outside 0 to 1.</exception>
    /// <remarks>Shannon (1948), section 6.</remarks>
    public static double OfRate(double rate)
    {
        Require.Probability(rate, nameof(rate));
        return rate is 0 or 1 ? 0 : -(rate * Math.Log(rate)) - ((1 - rate) * double.LogP1(-rate));
    }
}
