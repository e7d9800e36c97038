using System.Collections.Immutable;
using Perennial.Registry;
using Perennial.Terms;

namespace Perennial.Monitor;

/// <summary>What is known of a model's performance and data.</summary>
public sealed record MonitorState
{
    /// <summary>Before the first event.</summary>
    public static MonitorState Start { get; } = new();

    /// <summary>Every cohort measured, in order of day.</summary>
    public ImmutableList<Cohort> Cohorts { get; init; } = [];

    /// <summary>What was estimated of days before their labels came, in order of time. It stays when they are measured.</summary>
    public ImmutableList<LossEstimate> Estimates { get; init; } = [];

    /// <summary>Days that were measured again, since something of them came late.</summary>
    public ImmutableSortedSet<DateOnly> Restated { get; init; } = [];

    /// <summary>Days whose rows are broken, as far as they are known.</summary>
    public ImmutableList<DaysQuarantined> Quarantine { get; init; } = [];

    /// <summary>Measured days on which labels stopped coming, or a column was broken: nothing is trained or judged on them.</summary>
    public IReadOnlyList<DateOnly> LeftOut => [.. Cohorts.Where(IsLeftOut).Select(cohort => cohort.Day)];

    /// <summary>The cohorts that count: all that are not left out.</summary>
    public ImmutableList<Cohort> Sound => Cohorts.RemoveAll(IsLeftOut);

    /// <summary>What is broken now.</summary>
    public IEnumerable<DaysQuarantined> Broken => Quarantine.Where(days => days.To is null);

    /// <summary>The newest signals; null before there are any.</summary>
    public SignalsObserved? Signals { get; init; }

    /// <summary>The newest looks at the champion of today, in order, at most <see cref="AlarmedLooks.Longest"/>: those at another say nothing of it.</summary>
    public ImmutableList<Look> Looks { get; init; } = [];

    /// <summary>The newest matured day; null before there is one.</summary>
    public DateOnly? MaturedDay => Cohorts.IsEmpty ? null : Cohorts[^1].Day;

    /// <summary>The end of the newest matured day.</summary>
    public DateTimeOffset? MaturedTo => MaturedDay is { } day ? Days.Start(day.AddDays(1)) : null;

    /// <summary>Labelled rows of all cohorts after <paramref name="day"/>.</summary>
    public long LabelledAfter(DateOnly day) => Sound.Where(cohort => cohort.Day > day).Sum(cohort => cohort.Labelled);

    /// <summary>Whether a day is in quarantine.</summary>
    public bool IsQuarantined(DateOnly day) => Quarantine.Exists(days => days.Holds(day));

    /// <summary>Whether a column is broken now.</summary>
    public bool IsBroken(string column) => Broken.Any(days => days.Column == column);

    /// <summary>The state after one more fact.</summary>
    public MonitorState After(IFact fact) => fact switch
    {
        CohortMeasured measured => this with { Cohorts = Cohorts.Add(measured.Cohort) },
        CohortRestated restated when Cohorts.FindIndex(one => one.Day == restated.Cohort.Day) is var place and >= 0 =>
            this with { Cohorts = Cohorts.SetItem(place, restated.Cohort), Restated = Restated.Add(restated.Cohort.Day) },
        CohortEstimated estimated => this with { Estimates = Estimates.Add(estimated.Estimate) },
        SignalsObserved observed => this with { Signals = observed, Looks = Newest(Looks.Add(new Look(MaturedDay, observed))) },
        VersionPromoted or ChampionRolledBack => this with { Looks = [] },
        DaysQuarantined or DaysReleased => this with { Quarantine = QuarantinePolicy.After(Quarantine, fact) },
        _ => this,
    };

    private bool IsLeftOut(Cohort cohort) => cohort.Outage == true || IsQuarantined(cohort.Day);

    private static ImmutableList<Look> Newest(ImmutableList<Look> looks) => looks.Count > AlarmedLooks.Longest ? looks.RemoveAt(0) : looks;
}
