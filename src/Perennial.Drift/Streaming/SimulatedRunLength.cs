namespace Perennial.Drift.Streaming;

/// <summary>The average run length of a detector, from seeded streams.</summary>
/// <param name="Mean">Values seen over alarms raised; infinite without an alarm. Without cut streams, the mean number of values to the first alarm.</param>
/// <param name="StandardError">Of the mean: from the spread of the run lengths, or mean / sqrt(alarms) where streams were cut.</param>
/// <param name="Streams">Streams simulated.</param>
/// <param name="Alarms">Streams that alarmed before they were cut.</param>
public sealed record SimulatedRunLength(double Mean, double StandardError, int Streams, int Alarms)
{
    /// <summary>Runs a detector on streams until each alarms once.</summary>
    /// <param name="make">A new detector.</param>
    /// <param name="next">The next value of a stream: of its random numbers and its index, from 0.</param>
    /// <param name="streams">How many, 2 or more; the error falls with their root.</param>
    /// <param name="seed">Of the streams.</param>
    /// <param name="longest">A stream is cut after so many values, 1 or more. For run lengths far below it nothing is lost.</param>
    /// <returns>The average and its error.</returns>
    /// <remarks>With cut streams the mean is right for run lengths near to exponential, as those of charts without drift are.</remarks>
    public static SimulatedRunLength Of(
        Func<IStreamingDetector> make, Func<Random, long, double> next, int streams, int seed, long longest = 1_000_000)
    {
        ArgumentNullException.ThrowIfNull(make);
        ArgumentNullException.ThrowIfNull(next);
        Require.AtLeast(streams, 2, nameof(streams));
        Require.AtLeast(longest, 1, nameof(longest));
        var moments = default(RunningMoments);
        var alarms = 0;
        for (var stream = 0; stream < streams; stream++)
        {
            var (rows, alarmed) = First(make(), next, new Random(unchecked((seed * 1_000_003) + stream)), longest);
            moments.Add(rows);
            alarms += alarmed ? 1 : 0;
        }

        var mean = alarms == 0 ? double.PositiveInfinity : moments.Mean * streams / alarms;
        var error = alarms == streams ? moments.StandardDeviation / Math.Sqrt(streams) : mean / Math.Sqrt(alarms);
        return new(mean, error, streams, alarms);
    }

    private static (long Rows, bool Alarmed) First(IStreamingDetector detector, Func<Random, long, double> next, Random random, long longest)
    {
        for (var row = 0L; row < longest; row++)
        {
            if (detector.Update(next(random, row)) == DriftState.Drift)
            {
                return (row + 1, true);
            }
        }

        return (longest, false);
    }
}
