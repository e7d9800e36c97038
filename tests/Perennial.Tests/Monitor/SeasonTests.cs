using Perennial.Log;
using Perennial.Monitor;
using Perennial.Registry;
using Perennial.Terms;
using Perennial.Tests.Decide;
using FactAttribute = Xunit.FactAttribute;

namespace Perennial.Tests.Monitor;

/// <summary>A champion that knows a year and three days, watched for a second year.</summary>
public sealed class SeasonTests(ITestOutputHelper output)
{
    private const int Known = 368;
    private const int Days = 733;
    private static readonly CalendarOptions Yearly = new() { Periods = [TimeSpan.FromDays(1), TimeSpan.FromDays(7), TimeSpan.FromDays(365)] };

    [Fact]
    public void Two_seasonal_years_keep_the_budget_of_false_alarms()
    {
        int[] alarms = [.. Enumerable.Range(0, 4).Select(seed => Alarms(Yearly, new SeasonalLog(seed, Days), step: 1))];
        var looks = alarms.Length * (Days - Known);
        output.WriteLine($"looks with an alarm by seed: {string.Join(", ", alarms)} of {Days - Known} each; one in 90 is declared");
        Assert.InRange(alarms.Sum(), 0, Noise.Most(1.0 / 90, looks));
    }

    [Fact]
    public void Without_the_season_the_same_years_are_full_of_alarms()
    {
        var alarms = Alarms(new CalendarOptions(), new SeasonalLog(0, Days), step: 7);
        output.WriteLine($"{alarms} of {(Days - Known) / 7} weeks");
        Assert.InRange(alarms, 20, 53);
    }

    [Fact]
    public void Few_days_kept_to_judge_by_are_compared_with_the_same_days_of_the_week()
    {
        // Judged on the days 28 to 30, a Monday to a Wednesday; weekends are unlike them.
        int[] looks = [.. Enumerable.Range(40, 300)];
        var log = new SeasonalLog(5, 340, day => -SeasonalLog.Year(day) + (day % 7 >= 5 ? 2 : 0));
        using var versions = new VersionLoader(log);
        var monitor = new ModelMonitor(log.Log, versions);
        var seen = looks.Select(day => monitor.Observe(Registry(new(), 31), Sealed(day), MonitorState.Start).Drift[^1]).ToList();
        Assert.All(seen, score => Assert.Equal((3 * SeasonalLog.RowsPerDay, 3 * SeasonalLog.RowsPerDay), ((int)score.Rows, (int)score.ReferenceRows)));
        Assert.InRange(seen.Count(score => score.State == SignalState.Alarm), 0, Noise.Most(1.0 / 90, looks.Length));
    }

    [Fact]
    public void What_moves_beside_the_season_is_found()
    {
        // From day 500 on the number is one deviation above what it was a year before.
        var moved = new SeasonalLog(1, Days, day => day < 500 ? 0 : 1);
        Assert.DoesNotContain(Look(Yearly, moved, 499).Drift, signal => signal.State == SignalState.Alarm);
        Assert.Contains(Look(Yearly, moved, 507).Drift, signal => signal is { Column: "minute", State: SignalState.Alarm });
    }

    [Fact]
    public void With_less_than_a_whole_period_in_the_reference_there_is_never_an_alarm_and_the_reason_is_said()
    {
        var moved = new SeasonalLog(1, 400, day => day < 380 ? 0 : 5);
        var signals = Look(Yearly, moved, 390, knows: 364).Drift;
        Assert.Equal(3, signals.Count);
        Assert.All(signals, signal => Assert.Equal(
            (SignalState.NotEnoughEvidence, "the reference holds 364 days, less than the declared period of 365"), (signal.State, signal.Because)));
        Assert.Contains(Look(Yearly, moved, 390, knows: 365).Drift, signal => signal.State == SignalState.Alarm);
    }

    [Fact]
    public void The_reference_holds_the_days_of_the_windows_phase_round_the_turn_of_the_year()
    {
        // The window of day 371 has its middle on day 367: days 353 to 367 of the first year, days 0 to 16 round the turn.
        var reference = Look(Yearly, new SeasonalLog(2, 372), 371).Drift[0].ReferenceRows;
        Assert.Equal((15 + 17) * SeasonalLog.RowsPerDay, reference);
    }

    [Fact]
    public void Holidays_are_compared_with_no_other_days()
    {
        // Three days of the week are holidays, and nothing like the others.
        var log = new SeasonalLog(3, 40, day => day is >= 33 and < 36 ? 4 : 0);
        DateOnly[] holidays = [.. Enumerable.Range(33, 3).Select(GivenCohorts.Day)];
        Assert.Contains(Look(new(), log, 38, knows: 28).Drift, signal => signal.State == SignalState.Alarm);
        var without = Look(new() { Holidays = holidays }, log, 38, knows: 28);
        Assert.DoesNotContain(without.Drift, signal => signal.State == SignalState.Alarm);
        Assert.All(without.Drift.SkipLast(1), signal => Assert.Equal(4 * SeasonalLog.RowsPerDay, signal.Rows));
        Assert.Equal(SeasonalLog.RowsPerDay, Assert.Single(without.Quality, signal => signal.Check == "volume").Value);
        Assert.Equal(25 * SeasonalLog.RowsPerDay, Look(new() { Holidays = [.. Enumerable.Range(3, 3).Select(GivenCohorts.Day)] }, log, 38, knows: 28).Drift[0].ReferenceRows);
    }

    [Fact]
    public void A_window_of_holidays_alone_says_nothing_of_the_data()
    {
        var closed = Look(new() { Holidays = [.. Enumerable.Range(31, 7).Select(GivenCohorts.Day)] }, new SeasonalLog(3, 40), 38, knows: 28);
        Assert.Equal(["labels"], closed.Quality.Select(signal => signal.Check));
        Assert.Empty(closed.Drift);
    }

    [Fact]
    public void Skill_passes_over_holidays_and_takes_the_declared_period()
    {
        var state = GivenCohorts.State(Enumerable.Range(0, 40).Select(day => GivenCohorts.Of(day, (1, day == 3 ? 9.0 : 0.5))));
        var history = SkillHistory.Of(state, 1, new CalendarOptions { Periods = [TimeSpan.FromDays(14)], Holidays = [GivenCohorts.Day(3)] });
        Assert.Equal((39, 14, 14L, 14L), (history.Days.Count, history.Period, history.Fresh!.Days, history.Now!.Days));
        Assert.Equal(-0.1, history.Fresh.Mean, 1e-9);
    }

    private static int Alarms(CalendarOptions calendar, SeasonalLog log, int step)
    {
        using var versions = new VersionLoader(log);
        var monitor = new ModelMonitor(log.Log, versions);
        var registry = Registry(calendar, Known);
        return Enumerable.Range(0, (Days - Known) / step).Select(look => Known + 1 + (look * step))
            .Count(day => monitor.Observe(registry, Sealed(day), MonitorState.Start).Drift.Any(signal => signal.State == SignalState.Alarm));
    }

    private static SignalsObserved Look(CalendarOptions calendar, SeasonalLog log, int day, int knows = Known)
    {
        using var versions = new VersionLoader(log);
        return new ModelMonitor(log.Log, versions).Observe(Registry(calendar, knows), Sealed(day), MonitorState.Start);
    }

    private static LogState Sealed(int day) => LogState.Start with { FirstDay = GivenCohorts.Day(0), Before = GivenCohorts.At(day) };

    private static RegistryState Registry(CalendarOptions calendar, int knows) => RegistryState.Start with
    {
        Declaration = GivenModel.Flights with { Calendar = calendar, Retrain = new RetrainOptions { Money = false, DriftFalseAlarmEvery = TimeSpan.FromDays(90) } },
        Versions = [GivenEvidence.Version(1, knows * 300, knows - 3, knows)],
        Reigns = [new Reign(1, GivenCohorts.At(knows), "first")],
    };
}
