using Perennial.Monitor;

namespace Perennial.Decide;

/// <summary>What each thing that could be done costs, in money.</summary>
internal static class Alternatives
{
    /// <summary>Keep first, then every version that was champion before, then retrain.</summary>
    public static IReadOnlyList<Alternative> Of(Evidence evidence)
    {
        var retrain = new Alternative(ActionKind.Retrain, null, evidence.Costs.Retrain, evidence.Registry.Champion is null ? null : 0);
        if (evidence.Registry.Champion is not { } champion)
        {
            return [new Alternative(ActionKind.Keep, null, 0, null), retrain];
        }

        var keep = Staleness(evidence, champion);
        var earlier = Earlier(evidence).Select(version => new Alternative(ActionKind.Reuse, version, 0, Add(keep, ExtraPerDay(evidence, version))));
        return [new Alternative(ActionKind.Keep, null, 0, keep), .. earlier, retrain];
    }

    /// <summary>Versions that were champion before and were not taken back, in order of number.</summary>
    public static IEnumerable<int> Earlier(Evidence evidence) => evidence.Registry.Reigns
        .Select(reign => reign.Version).Distinct().Where(version => version != evidence.Registry.Champion && !evidence.Registry.TakenBack.Contains(version)).Order();

    /// <summary>The cohorts since the last change on which a version was scored beside the champion of today.</summary>
    public static IReadOnlyList<(Cohort Cohort, VersionLoss Loss)> SinceChange(Evidence evidence, int version) => [.. evidence.Fresh
        .Where(cohort => cohort.Champion == evidence.Registry.Champion)
        .Select(cohort => (cohort, cohort.Versions.FirstOrDefault(one => one.Version == version)))
        .Where(pair => pair.Item2 is not null)!];

    private static double? Staleness(Evidence evidence, int champion)
    {
        if (evidence.Monitor.MaturedDay is not { } matured)
        {
            return null;
        }

        var history = SkillHistory.Of(evidence.Monitor, champion, evidence.Model.Calendar);
        var decay = history is { Fresh: { } fresh, Now: { } now } ? Math.Max(0, now.Mean - fresh.Mean) : (double?)null;
        var growth = LearningCurve.Slope(evidence) * LearningCurve.Distance(evidence, evidence.Registry.Version(champion), matured);
        return decay is null && growth is null
            ? null
            : Math.Max(decay ?? 0, growth ?? 0) * evidence.Costs.Loss * RowsPerDay(evidence);
    }

    private static double? ExtraPerDay(Evidence evidence, int version)
    {
        var newest = SinceChange(evidence, version).TakeLast(evidence.Model.Calendar.WindowDays).ToList();
        return newest.Count == 0 ? null : newest.Sum(one => one.Loss.AgainstChampion.Mean * one.Cohort.Volume)
            / newest.Sum(one => one.Cohort.Volume) * evidence.Costs.Loss * RowsPerDay(evidence);
    }

    private static double RowsPerDay(Evidence evidence) =>
        evidence.Monitor.Sound.TakeLast(evidence.Model.Calendar.WindowDays).DefaultIfEmpty(evidence.Monitor.Cohorts[^1]).Average(cohort => cohort.Rows * (cohort.Labelled > 0 ? cohort.Volume / cohort.Labelled : 1));

    private static double? Add(double? one, double? other) => one + other;
}
