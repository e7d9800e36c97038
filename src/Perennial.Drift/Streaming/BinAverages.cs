namespace Perennial.Drift.Streaming;

/// <summary>Moving averages of how often each bin is hit, and their distance from what is expected, as a multiple of its own expectation.</summary>
internal static class BinAverages
{
    /// <summary>Probabilities of the bins of a QuantTree: rows / (all + 1), and one row more for the last, which takes what is left.</summary>
    public static double[] Expected(int[] counts) =>
        [.. counts.Select((count, bin) => (count + (bin == counts.Length - 1 ? 1.0 : 0)) / (counts.Sum() + 1.0))];

    /// <summary>Moves the averages by one hit; Pearson's distance over what it comes to while nothing changes.</summary>
    public static double Move(Span<double> averages, ReadOnlySpan<double> expected, int hit, double weight, double fading)
    {
        var distance = 0.0;
        for (var bin = 0; bin < averages.Length; bin++)
        {
            averages[bin] -= weight * averages[bin];
            averages[bin] += bin == hit ? weight : 0;
            var gap = averages[bin] - expected[bin];
            distance += gap * gap / expected[bin];
        }

        return distance / ((averages.Length - 1) * weight / (2 - weight) * (1 - fading));
    }
}
