using Perennial.Monitor;
using Perennial.RollOut;
using Perennial.Terms;
using Perennial.Tests.Monitor;

namespace Perennial.Tests.RollOut;

/// <summary>What serving took, minute by minute, from the day on which the stage of <see cref="GivenRollout"/> began.</summary>
internal static class GivenServing
{
    public static readonly DateTimeOffset Begun = GivenCohorts.At(GivenRollout.EnteredOn);

    /// <summary>One minute of a version: requests, how many fail, and how long the rest takes.</summary>
    public static VersionServed Version(int version, long requests, long failed, double seconds = 0.01, long? memory = null, double slowSeconds = 0, long slow = 0)
    {
        var counts = new long[LatencyCounts.Length];
        counts[LatencyCounts.BucketOf(seconds)] += requests - failed - slow;
        counts[LatencyCounts.BucketOf(slowSeconds)] += slow;
        return new VersionServed(version, requests, failed, 0) { Latency = LatencyCounts.Of(counts), MemoryBytes = memory };
    }

    /// <summary>The measurement of a minute, from 0.</summary>
    public static ServingMeasurement Minute(int minute, params VersionServed[] versions) =>
        new(minute + 1, Begun.AddMinutes(minute), Begun.AddMinutes(minute + 1), versions);

    /// <summary>The fold of minutes.</summary>
    public static ServingWatch Watch(int minutes, Func<int, VersionServed[]> versions) =>
        Enumerable.Range(0, minutes).Aggregate(new ServingWatch(Begun), (all, minute) => all.After(Minute(minute, versions(minute))));

    public static ModelDeclaration Limited(GuardrailOptions limits) => GivenModel.Flights with { Guardrails = limits };
}
