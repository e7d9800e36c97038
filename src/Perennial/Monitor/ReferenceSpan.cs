using Perennial.Registry;
using Perennial.Terms;

namespace Perennial.Monitor;

/// <summary>Which rows of the log a version is held against.</summary>
/// <param name="From">Rows that occurred from this time</param>
/// <param name="To">and before this one;</param>
/// <param name="ScoredFrom">of these, the scores of rows from here on.</param>
/// <param name="AsOf">As the log stood at this sequence; null for as it stands.</param>
/// <param name="Without">Days in between that are left out.</param>
public sealed record ReferenceSpan(
    DateTimeOffset From, DateTimeOffset To, DateTimeOffset ScoredFrom, long? AsOf, IReadOnlyList<DateOnly> Without)
{
    /// <summary>What a version was trained and judged on; for one from elsewhere its first matured period as champion. Null before that is over.</summary>
    public static ReferenceSpan? Of(RegistryState registry, MonitorState monitor, ModelVersion version)
    {
        if (!version.Elsewhere)
        {
            return new ReferenceSpan(version.TrainedFrom, version.JudgedTo, version.JudgedFrom ?? version.TrainedTo, version.AsOf, version.Without ?? []);
        }

        if (registry.Reigns.Find(reign => reign.Version == version.Number) is not { } reign)
        {
            return null;
        }

        var first = monitor.Sound.Where(cohort => cohort.Day >= Days.Of(reign.Since) && cohort.Rows > 0)
            .Take(SkillHistory.PeriodDays).Select(cohort => cohort.Day).ToList();
        if (first.Count < SkillHistory.PeriodDays)
        {
            return null;
        }

        var (from, to) = (Days.Start(first[0]), Days.Start(first[^1].AddDays(1)));
        return new ReferenceSpan(from, to, from, null, [.. monitor.LeftOut.Where(day => day > first[0] && day < first[^1])]);
    }
}
