using System.Collections.Immutable;

namespace Perennial.Monitor;

/// <summary>Measurements in order of time, at most <see cref="Most"/>: beyond that neighbours are put together, so that memory is bounded however long it goes on.</summary>
public sealed record ServingSeries
{
    /// <summary>So many stretches of time are told apart. The default is 64.</summary>
    public const int Most = 64;

    /// <summary>Before the first.</summary>
    public static ServingSeries Start { get; } = new();

    /// <summary>The measurements.</summary>
    public ImmutableList<ServingMeasurement> Stretches { get; init; } = [];

    /// <summary>With one more.</summary>
    public ServingSeries Add(ServingMeasurement measurement)
    {
        var all = Stretches.Add(measurement);
        return this with { Stretches = all.Count <= Most ? all : [.. all.Chunk(2).Select(pair => pair.Aggregate((one, two) => one.Merge(two)))] };
    }

    /// <summary>What a version took in each stretch in which it was asked.</summary>
    /// <param name="version">The version.</param>
    /// <param name="since">Only stretches from then on.</param>
    public IReadOnlyList<VersionServed> Of(int version, DateTimeOffset since = default) =>
        [.. Stretches.Where(one => one.From >= since).Select(one => one.Of(version)).OfType<VersionServed>()];

    /// <summary>What a version took in all of them; null when it was not asked.</summary>
    /// <param name="version">The version.</param>
    /// <param name="since">Only stretches from then on.</param>
    public VersionServed? Whole(int version, DateTimeOffset since = default) => Of(version, since) is { Count: > 0 } all ? all.Aggregate((one, two) => one.Merge(two)) : null;
}
