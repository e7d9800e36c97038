namespace Perennial.Drift.Streaming;

/// <summary>A setting of a detector at which false alarms come as seldom as wanted, found by seeded simulation.</summary>
/// <param name="Threshold">The setting.</param>
/// <param name="RunLength">What the run length is there, with its error; from streams that were not used for the search.</param>
public sealed record CalibratedThreshold(double Threshold, SimulatedRunLength RunLength)
{
    private const int CutRatio = 5;

    /// <summary>Halves the range between two settings, always on the same streams.</summary>
    /// <param name="make">A new detector at a setting, from which its run length grows.</param>
    /// <param name="stable">The next value of a stream without drift: of its random numbers and its index.</param>
    /// <param name="options">Settings; default as their record says.</param>
    /// <returns>The setting, and what a fresh simulation says of it.</returns>
    /// <exception cref="ArgumentException">The wanted run length does not lie between those of the two settings.</exception>
    /// <remarks>The streams must be like those to come: thresholds in the values' unit hold for their distribution only. Costs streams times run length
    /// times halvings; streams are cut at five times the wanted run length.</remarks>
    public static CalibratedThreshold Find(
        Func<double, IStreamingDetector> make, Func<Random, long, double> stable, CalibrationOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(make);
        options ??= new();
        SimulatedRunLength At(double threshold, int seed) =>
            SimulatedRunLength.Of(() => make(threshold), stable, options.Streams, seed, CutRatio * options.RunLength);

        var (low, high) = (options.Lowest, options.Highest);
        if (At(high, options.Seed).Mean < options.RunLength)
        {
            throw new ArgumentException(
                $"At {nameof(options.Highest)} {high:R} the run length is still below {options.RunLength}; give a higher one.", nameof(options));
        }

        for (var halving = 0; halving < options.Halvings; halving++)
        {
            var middle = (low + high) / 2;
            (low, high) = At(middle, options.Seed).Mean < options.RunLength ? (middle, high) : (low, middle);
        }

        return low > options.Lowest
            ? new(high, At(high, unchecked(options.Seed + 1)))
            : throw new ArgumentException(
                $"At {nameof(options.Lowest)} {low:R} the run length is already {options.RunLength}; give a lower one.", nameof(options));
    }
}
