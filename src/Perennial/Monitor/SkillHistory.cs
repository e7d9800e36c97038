namespace Perennial.Monitor;

/// <summary>
/// A version's loss above the trivial answer of a fresh version, day by day. The trivial answer takes the day's hardness with it, so that days
/// can be compared: a fall in loss is not a fresh model, a rise is not a stale one.
/// </summary>
/// <param name="Version">The version.</param>
/// <param name="Days">Every cohort that it was scored on, in order.</param>
public sealed record SkillHistory(int Version, IReadOnlyList<SkillDay> Days)
{
    /// <summary>One period of the calendar: what "right after a change" and "now" are measured over.</summary>
    public const int PeriodDays = 7;

    /// <summary>The history of <paramref name="version"/>.</summary>
    public static SkillHistory Of(MonitorState state, int version) => new(version, [.. state.Sound
        .Select(cohort => (Cohort: cohort, Loss: cohort.LossOf(version)))
        .Where(pair => pair.Loss is not null && pair.Cohort.Labelled > 0)
        .Select(pair => new SkillDay(
            pair.Cohort.Day,
            pair.Cohort.Labelled,
            pair.Loss!.Value - pair.Cohort.TrivialLoss) { Volume = pair.Cohort.Volume })]);

    /// <summary>What it was when fresh: the mean over its first period; null before that is over.</summary>
    public SkillLevel? Fresh => Days.Count < PeriodDays ? null : SkillLevel.Of(Days.Take(PeriodDays));

    /// <summary>What it is now: the mean over the newest period after the first; null while there is no day after the first period.</summary>
    public SkillLevel? Now => Days.Count <= PeriodDays ? null : SkillLevel.Of(Days.Skip(Math.Max(PeriodDays, Days.Count - PeriodDays)));

    /// <summary>Every day after the first period.</summary>
    public IEnumerable<SkillDay> AfterFresh => Days.Skip(PeriodDays);
}
