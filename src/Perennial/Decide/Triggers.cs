using System.Globalization;
using Cronos;
using Perennial.Monitor;
using Perennial.Terms;

namespace Perennial.Decide;

/// <summary>The triggers, each a pure question to the evidence.</summary>
internal static class Triggers
{
    /// <summary>Every trigger that the model's file declares, in order of precedence.</summary>
    public static IReadOnlyList<TriggerVote> Votes(Evidence evidence, Regret? regret)
    {
        var when = evidence.Model.Retrain;
        var votes = new List<TriggerVote>();
        AddIf(evidence.Registry.Champion is null, First);
        AddIf(evidence.State.Request is not null, Person);
        AddIf(when.Money && evidence.Model.Mode == Mode.Act && LearningCurve.NeedsTwin(evidence), Twin);
        AddIf(evidence.Registry.Champion is not null && when.DriftFalseAlarmEvery is not null, Drift);
        AddIf(evidence.Registry.Champion is not null && when.PerformanceDrop is not null, Performance);
        AddIf(evidence.Registry.Champion is not null && when.Money, one => Money(one, regret));
        AddIf(evidence.Registry.Champion is not null && when.Rows is not null, Rows);
        AddIf(evidence.Registry.Champion is not null && when.Schedule is not null, Schedule);
        return when.All is { } together && evidence.Registry.Champion is not null ? Together.Of(together, votes) : votes;

        void AddIf(bool declared, Func<Evidence, TriggerVote> trigger)
        {
            if (declared)
            {
                votes.Add(trigger(evidence));
            }
        }
    }

    private static TriggerVote First(Evidence evidence)
    {
        var needed = evidence.Model.Train.First;
        var first = evidence.Log.FirstDay;
        var matured = evidence.Monitor.MaturedTo;
        var have = first is { } day && matured is { } to ? to - Days.Start(day) : TimeSpan.Zero;
        return new TriggerVote(
            Trigger.First,
            have >= needed && evidence.HasNewLabels ? Outcome.Pass : Outcome.NotEnoughEvidence,
            Text($"there is no version yet; {have.TotalDays:0.##} of {needed.TotalDays:0.##} days of labelled history are there{(evidence.HasNewLabels ? string.Empty : ", and none is new")}"));
    }

    private static TriggerVote Person(Evidence evidence) =>
        new(Trigger.Person, Outcome.Pass, $"a person asked: {evidence.State.Request}");

    private static TriggerVote Twin(Evidence evidence) => new(
        Trigger.Twin, Outcome.Pass, Text($"what more rows are worth is not known: a twin of version {evidence.Registry.Champion} on half its rows will tell"));

    private static TriggerVote Drift(Evidence evidence)
    {
        if (evidence.Model.Retrain.DriftLooks is { } looks)
        {
            return NewestLooks.Vote(evidence, Trigger.Drift, looks, NewestLooks.Drift);
        }

        var signals = evidence.Monitor.Signals?.Drift ?? [];
        var alarms = signals.Where(signal => signal.State == SignalState.Alarm).ToList();
        var known = signals.Any(signal => signal.State != SignalState.NotEnoughEvidence);
        var fresh = evidence.HasNewLabels;
        return new TriggerVote(
            Trigger.Drift,
            !known ? Outcome.NotEnoughEvidence : alarms.Count > 0 && fresh ? Outcome.Pass : Outcome.Fail,
            alarms.Count == 0
                ? "no column has drifted"
                : string.Join(", ", DriftRanking.Ranked(alarms).Select(alarm => Text($"{alarm.Column} drifted (stability index {alarm.StabilityIndex:0.###}){Weight(alarm)}")))
                  + (fresh ? string.Empty : "; that evidence is consumed"));
    }

    private static string Weight(DriftSignal alarm) => alarm.Importance?.Matters switch
    {
        true => " and matters",
        false => " and hardly matters",
        _ => string.Empty,
    };

    private static TriggerVote Performance(Evidence evidence)
    {
        var drop = evidence.Model.Retrain.PerformanceDrop!.Value;
        if (evidence.Model.Retrain.PerformanceLooks is { } looks)
        {
            return NewestLooks.Vote(evidence, Trigger.Performance, looks, signals => NewestLooks.Performance(signals, drop));
        }

        var signal = evidence.Monitor.Signals?.Performance;
        var fresh = evidence.HasNewLabels;
        return signal is null or { State: SignalState.NotEnoughEvidence }
            ? new TriggerVote(Trigger.Performance, Outcome.NotEnoughEvidence, "the champion's fresh level is not known yet")
            : new TriggerVote(
                Trigger.Performance,
                signal.State == SignalState.Alarm && signal.Excess >= drop && fresh ? Outcome.Pass : Outcome.Fail,
                Text($"loss is {signal.Excess:0.0000} ({signal.Lower:0.0000} to {signal.Upper:0.0000}) above fresh; {drop:0.####} acts"));
    }

    private static TriggerVote Money(Evidence evidence, Regret? regret)
    {
        var costs = evidence.Costs;
        return regret is not { } lost
            ? new TriggerVote(Trigger.Money, Outcome.NotEnoughEvidence, "what staleness costs is not known yet")
            : new TriggerVote(
                Trigger.Money,
                lost.Amount >= costs.Retrain ? Outcome.Pass : Outcome.Fail,
                Text($"staleness has cost {costs.Currency} {lost.Amount:0.00} ({lost.Growth ?? 0:0.00} for rows the champion does not know, {lost.Decay ?? 0:0.00} for its own decay); a retrain costs {costs.Currency} {costs.Retrain:0.00}"));
    }

    private static TriggerVote Rows(Evidence evidence)
    {
        var needed = evidence.Model.Retrain.Rows!.Value;
        var trained = Days.Of(evidence.Registry.Version(evidence.Registry.Champion!.Value).JudgedTo).AddDays(-1);
        var since = evidence.State.ConsumedThrough is { } day && day > trained ? day : trained;
        var rows = evidence.Monitor.LabelledAfter(since);
        return new TriggerVote(
            Trigger.Rows, rows >= needed ? Outcome.Pass : Outcome.Fail, Text($"{rows:N0} of {needed:N0} new labelled rows have come"));
    }

    private static TriggerVote Schedule(Evidence evidence)
    {
        var due = Due(evidence);
        return new TriggerVote(
            Trigger.Schedule,
            due <= evidence.Now ? Outcome.Pass : Outcome.Fail,
            due is { } next ? Text($"due at {next:yyyy-MM-dd HH:mm} UTC") : $"'{evidence.Model.Retrain.Schedule}' is never due");
    }

    /// <summary>When the schedule is due, counted from the last retrain; null when there is no schedule, or no champion yet.</summary>
    public static DateTimeOffset? Due(Evidence evidence)
    {
        if (evidence.Model.Retrain.Schedule is not { } cron || evidence.Registry.ChampionSince is not { } since)
        {
            return null;
        }

        var last = evidence.State.Retrains.FindLast(one => one.Trigger != Trigger.Twin)?.At ?? since;
        return CronExpression.Parse(cron).GetNextOccurrence(last, TimeZoneInfo.Utc);
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
