using System.Collections.Immutable;
using Perennial.Monitor;

namespace Perennial.RollOut;

/// <summary>What serving took since a stage began, or since a promotion: whole, and in the hour that goes on, so that a version that begins to fail late is seen soon.</summary>
/// <param name="Since">From when. What was measured from earlier on does not count.</param>
public sealed record ServingWatch(DateTimeOffset Since)
{
    /// <summary>Measurements that tell what a version takes at first. The default is 3.</summary>
    public const int FirstMeasurements = 3;

    /// <summary>All measurements.</summary>
    public ServingSeries Whole { get; init; } = ServingSeries.Start;

    /// <summary>Those of the hour that goes on.</summary>
    public ServingSeries Recent { get; init; } = ServingSeries.Start;

    /// <summary>The hour that goes on, from 0.</summary>
    public int Hour { get; init; }

    /// <summary>The first measurements of memory, as they were.</summary>
    public ImmutableList<ServingMeasurement> First { get; init; } = [];

    /// <summary>With one more measurement.</summary>
    public ServingWatch After(ServingMeasurement measurement)
    {
        if (measurement.From < Since)
        {
            return this;
        }

        var hour = (int)(measurement.From - Since).TotalHours;
        return this with
        {
            Whole = Whole.Add(measurement),
            Recent = (hour == Hour ? Recent : ServingSeries.Start).Add(measurement),
            Hour = hour,
            First = First.Count < FirstMeasurements && measurement.Versions.Any(one => one.MemoryBytes is not null) ? First.Add(measurement) : First,
        };
    }
}
