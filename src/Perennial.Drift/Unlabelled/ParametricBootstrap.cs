namespace Perennial.Drift.Unlabelled;

/// <summary>How far a metric, once labels come, may fall from its expectation by chance: labels are drawn from the probabilities.</summary>
public static class ParametricBootstrap
{
    /// <summary>Draws rows with replacement and a label for each from its probability, and measures the metric, again and again.</summary>
    /// <param name="scores">The model's scores, at least one row.</param>
    /// <param name="probabilities">Calibrated probability of yes, same rows.</param>
    /// <param name="metric">The metric.</param>
    /// <param name="seed">Seed of the draws.</param>
    /// <param name="draws">Draws, 2 or more; default 500.</param>
    /// <param name="confidence">Share of draws inside the band, above 0 and below 1; default 0.95.</param>
    /// <returns>The band; null when the metric was undefined in most draws.</returns>
    /// <exception cref="ArgumentException">No rows, lengths differ, a probability is not one, or a setting is out of range.</exception>
    /// <remarks>Efron and Tibshirani (1993), chapter 6.5, percentile band. Assumes independent rows and calibrated probabilities; the
    /// error of the calibration itself is not in the band. Time: draws times the metric's.</remarks>
    public static BootstrapBand? Of(
        ReadOnlySpan<double> scores,
        ReadOnlySpan<double> probabilities,
        LabelledMetric metric,
        int seed,
        int draws = 500,
        double confidence = 0.95)
    {
        ArgumentNullException.ThrowIfNull(metric);
        Require.NotEmpty(scores, nameof(scores));
        Require.SameLength(scores.Length, probabilities.Length, nameof(probabilities));
        Require.AtLeast(draws, 2, nameof(draws));
        Require.InsideUnit(confidence, nameof(confidence));
        var random = new Random(seed);
        var (drawnScores, drawnLabels, found) = (new double[scores.Length], new bool[scores.Length], new List<double>(draws));
        for (var draw = 0; draw < draws; draw++)
        {
            for (var row = 0; row < drawnScores.Length; row++)
            {
                var from = random.Next(scores.Length);
                drawnScores[row] = scores[from];
                drawnLabels[row] = random.NextDouble() < Require.Probability(probabilities[from], nameof(probabilities));
            }

            if (metric(drawnScores, drawnLabels) is { } value)
            {
                found.Add(value);
            }
        }

        return found.Count <= draws / 2 ? null : Band(found, (1 - confidence) / 2);
    }

    private static BootstrapBand Band(List<double> found, double tail)
    {
        found.Sort();
        var mean = found.Average();
        var deviation = Math.Sqrt(found.Sum(value => (value - mean) * (value - mean)) / Math.Max(1, found.Count - 1));
        var cut = (int)Math.Floor(tail * found.Count);
        return new BootstrapBand(deviation, found[cut], found[^(cut + 1)]);
    }
}
