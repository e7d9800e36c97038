using Perennial.Decide;
using Perennial.Terms;

namespace Perennial.App.Commands;

/// <summary>How a model is.</summary>
/// <param name="Model">Its name.</param>
/// <param name="Mode">What may be done to it.</param>
/// <param name="AsOf">What time it is for it.</param>
/// <param name="Frozen">A person's stop; null when none holds.</param>
/// <param name="Champion">The version that answers; null while there is none.</param>
/// <param name="Cohort">The newest day whose labels are known; null before there is one.</param>
/// <param name="Loss">How good the champion is against how it was when fresh; null while there is none.</param>
/// <param name="Estimate">What the days without labels probably lose; null where that is not estimated.</param>
/// <param name="Money">What staleness has cost, and what a retrain costs.</param>
/// <param name="Run">The run that goes on, in words; null when none does.</param>
/// <param name="Rollout">The rollout that goes on, in words; null when none does.</param>
/// <param name="Request">What a person asked a retrain for, not taken yet; null when nobody did.</param>
/// <param name="NextScheduled">When the schedule is due; null without one.</param>
/// <param name="LeftOut">Days in quarantine, in words.</param>
/// <param name="Alarms">What is wrong, in words.</param>
/// <param name="LastDecision">The newest decision; null before the first.</param>
internal sealed record StatusView(
    string Model,
    Mode Mode,
    DateTimeOffset AsOf,
    FrozenView? Frozen,
    ChampionView? Champion,
    CohortView? Cohort,
    LossView? Loss,
    EstimateView? Estimate,
    MoneyView Money,
    string? Run,
    string? Rollout,
    string? Request,
    DateTimeOffset? NextScheduled,
    IReadOnlyList<string> LeftOut,
    IReadOnlyList<string> Alarms,
    DecisionView? LastDecision)
{
    /// <summary>The status of a model.</summary>
    public static StatusView Of(ChosenModel chosen)
    {
        var (state, declared) = (chosen.State, chosen.State.Registry.Declared());
        var evidence = state.Evidence(chosen.Now);
        return new StatusView(
            chosen.Name,
            declared.Mode,
            chosen.Now,
            FrozenView.Of(chosen.History),
            ChampionView.Of(state.Registry, chosen.Now),
            CohortView.Of(state.Monitor),
            LossView.Of(declared, state),
            EstimateView.Of(declared, state.Monitor),
            MoneyView.Of(declared.Costs, RegretRule.Of(evidence)),
            state.Train.Active?.Doing,
            state.RollOut.Active is { } rollout ? rollout.Doing + Served(rollout) : null,
            state.Decide.Request,
            RetrainPolicy.NextScheduled(evidence),
            [.. state.Monitor.Quarantine.Select(QuarantineText.Of)],
            [.. AlarmText.Of(state.Monitor.Signals), .. AlarmText.Of(Perennial.Alarms.Of(state, chosen.Now, chosen.House.Live?.Heartbeat(chosen.Name))), .. chosen.House.Live?.Wrong(chosen.Name) ?? []],
            DecisionView.Newest(chosen.History));
    }

    /// <summary>What serving took of the challenger in this stage.</summary>
    private static string Served(RollOut.Rollout rollout) => rollout.Served?.Whole.Whole(rollout.Version) is { } served ? $"; measured {ServedText.Of(served)}" : string.Empty;

    /// <summary>The lines for people: what, and how it is.</summary>
    public IEnumerable<(string What, string How)> Lines()
    {
        yield return ("model", $"{Model}, as of {Words.Of(AsOf)} UTC");
        yield return ("mode", Words.Of(Mode) + (Frozen is null ? string.Empty : $", frozen {Frozen}"));
        yield return ("champion", Champion?.ToString() ?? "none yet: requests are not answered");
        yield return ("cohort", Cohort?.ToString() ?? "none has matured yet");
        yield return ("loss", Loss?.ToString() ?? "not known yet");
        if (Estimate is not null)
        {
            yield return ("estimate", Estimate.ToString());
        }

        yield return ("regret", Money.ToString());
        yield return ("going on", (Run ?? Rollout ?? "nothing") + (Request is null ? string.Empty : $"; a person asked for a retrain: {Request}"));
        yield return ("next", NextScheduled is { } due ? $"scheduled at {Words.Of(due)} UTC" : "no schedule is declared, or it has not begun");
        if (LeftOut.Count > 0)
        {
            yield return ("left out", string.Join("; ", LeftOut));
        }

        yield return ("alarms", Alarms.Count == 0 ? "none" : string.Join("; ", Alarms));
        yield return ("decision", LastDecision?.ToString() ?? "none was taken yet");
    }
}
