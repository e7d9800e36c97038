using Perennial.Registry;

namespace Perennial.Simulation.Story;

/// <summary>A stretch of time in which one version was champion.</summary>
/// <param name="From">From when.</param>
/// <param name="To">Until when; null when it still was at the end.</param>
public sealed record ServedStretch(DateTimeOffset From, DateTimeOffset? To)
{
    /// <summary>The stretches of a version.</summary>
    internal static IReadOnlyList<ServedStretch> Of(IReadOnlyList<Reign> reigns, int version) => [.. reigns.Index()
        .Where(one => one.Item.Version == version)
        .Select(one => new ServedStretch(one.Item.Since, one.Index + 1 < reigns.Count ? reigns[one.Index + 1].Since : null))];
}
