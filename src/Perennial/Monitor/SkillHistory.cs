using Perennial.Terms;

namespace Perennial.Monitor;

/// <summary>
/// A version's loss above the trivial answer of a fresh version, day by day. The trivial answer takes the day's hardness with it, so that days
/// can be compared: a fall in loss is not a fresh model, a rise is not a stale one.
/// </summary>
/// <param name="Version">The version.</param>
/// <param name="Days">Every cohort that it was scored on, in order.</param>
public sealed record SkillHistory(int Version, IReadOnlyList<SkillDay> Days)
{
    /// <summary>The days of one period, unless the calendar says otherwise.</summary>
    public const int PeriodDays = CalendarOptions.LeastWindowDays;

    /// <summary>One period of the calendar: what "right after a change" and "now" are measured over, in days. The default is <see cref="PeriodDays"/>.</summary>
    public int Period { get; init; } = PeriodDays;

    /// <summary>The history of <paramref name="version"/>, without holidays.</summary>
    public static SkillHistory Of(MonitorState state, int version, CalendarOptions? calendar = null) => new(version, [.. state.Sound
        .Where(cohort => calendar?.Holidays?.Contains(cohort.Day) != true)
        .Select(cohort => (Cohort: cohort, Loss: cohort.LossOf(version)))
        .Where(pair => pair.Loss is not null && pair.Cohort.Labelled > 0)
        .Select(pair => new SkillDay(
            pair.Cohort.Day,
            pair.Cohort.Labelled,
            pair.Loss!.Value - pair.Cohort.TrivialLoss) { Volume = pair.Cohort.Volume })])
    {
        Period = calendar?.WindowDays ?? PeriodDays,
    };

    /// <summary>What it was when fresh: the mean over its first period; null before that is over.</summary>
    public SkillLevel? Fresh => Days.Count < Period ? null : SkillLevel.Of(Days.Take(Period));

    /// <summary>What it is now: the mean over the newest period after the first; null while there is no day after the first period.</summary>
    public SkillLevel? Now => Days.Count <= Period ? null : SkillLevel.Of(Days.Skip(Math.Max(Period, Days.Count - Period)));

    /// <summary>Every day after the first period.</summary>
    public IEnumerable<SkillDay> AfterFresh => Days.Skip(Period);
}
