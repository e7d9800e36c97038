namespace Perennial.Monitor;

/// <summary>What serving took over a stretch of time, version by version.</summary>
/// <param name="Number">From 1, without gaps.</param>
/// <param name="From">The end of the measurement before, or when counting began.</param>
/// <param name="To">Where it ends.</param>
/// <param name="Versions">The versions that were asked, in order of their numbers.</param>
public sealed record ServingMeasurement(long Number, DateTimeOffset From, DateTimeOffset To, IReadOnlyList<VersionServed> Versions)
{
    /// <summary>Who was assigned to which arm of the split that goes on; null without one.</summary>
    public ArmsServed? Arms { get; init; }

    /// <summary>What a version took; null when it was not asked.</summary>
    public VersionServed? Of(int version) => Versions.FirstOrDefault(one => one.Version == version);

    /// <summary>Both together, the other being the later.</summary>
    public ServingMeasurement Merge(ServingMeasurement later) => later with
    {
        From = From,
        Versions = [.. Versions.Concat(later.Versions).GroupBy(one => one.Version).Select(same => same.Aggregate((all, one) => all.Merge(one))).OrderBy(one => one.Version)],
        Arms = later.Arms ?? Arms,
    };
}
