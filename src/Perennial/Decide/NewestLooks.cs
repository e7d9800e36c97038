using System.Globalization;
using Perennial.Monitor;
using Perennial.Terms;

namespace Perennial.Decide;

/// <summary>A trigger that asks when enough of the newest looks were alarms.</summary>
internal static class NewestLooks
{
    /// <summary>The vote. Looks at another champion do not count, nor those whose evidence was consumed.</summary>
    public static TriggerVote Vote(Evidence evidence, Trigger trigger, AlarmedLooks wanted, Func<SignalsObserved, SignalState> says)
    {
        var states = evidence.Monitor.Looks
            .Where(look => evidence.State.ConsumedThrough is not { } day || look.Matured > day)
            .Select(look => says(look.Signals))
            .TakeLast(wanted.Newest).ToList();
        var (alarms, known) = (states.Count(state => state == SignalState.Alarm), states.Count(state => state != SignalState.NotEnoughEvidence));
        return new TriggerVote(
            trigger,
            alarms >= wanted.AtLeast && evidence.HasNewLabels ? Outcome.Pass : known < wanted.AtLeast ? Outcome.NotEnoughEvidence : Outcome.Fail,
            string.Create(CultureInfo.InvariantCulture,
                $"{(trigger == Trigger.Drift ? "a column had drifted" : "the loss was above fresh")} in {alarms} of the newest {states.Count} looks; {wanted.AtLeast} of {wanted.Newest} act"));
    }

    /// <summary>Whether any column has drifted.</summary>
    public static SignalState Drift(SignalsObserved signals) =>
        signals.Drift.Any(signal => signal.State == SignalState.Alarm) ? SignalState.Alarm
        : signals.Drift.Any(signal => signal.State == SignalState.Quiet) ? SignalState.Quiet
        : SignalState.NotEnoughEvidence;

    /// <summary>Whether the loss is above fresh beyond chance, and by the declared drop.</summary>
    public static SignalState Performance(SignalsObserved signals, double drop) => signals.Performance switch
    {
        null => SignalState.NotEnoughEvidence,
        { State: SignalState.Alarm } worse => worse.Excess >= drop ? SignalState.Alarm : SignalState.Quiet,
        var other => other.State,
    };
}
