using Perennial.Decide;
using Perennial.Registry;
using Perennial.RollOut;
using Perennial.Terms;
using Perennial.Train;

namespace Perennial.App.Commands;

/// <summary>Reads from a model's history what a call of <c>turn</c> came to.</summary>
/// <param name="history">All of it.</param>
/// <param name="before">The newest event before the call.</param>
/// <param name="state">The fold of it.</param>
/// <param name="trained">Whether the call awaited trainings.</param>
internal sealed class TurnReading(IReadOnlyList<Recorded> history, long before, ModelState state, bool trained)
{
    private readonly List<IFact> done =
        [.. history.Where(one => one.Event.Version > before && one.Event.Actor == Turn.Driver).Select(one => one.Fact)];

    /// <summary>The decision that began the run that goes on, or else the newest of this call that did something, or else the newest of all.</summary>
    public Decision Decision => (state.Train.Active is null ? done : history.Select(one => one.Fact)).OfType<DecisionTaken>()
        .LastOrDefault(one => one.Decision.Action != ActionKind.Keep)?.Decision ?? state.Decide.Newest!;

    /// <summary>The run that goes on, or else the one of this call that failed, or else its newest; null where there is none.</summary>
    public RunView? Run => state.Train.Active is { } active ? RunView.Of(active)
        : (Failed ?? Newest<RunEnded>())?.Run is { } number ? RunView.Of(state.Train.Runs[number - 1])
        : null;

    private RunEnded? Failed => Newest<RunEnded>(one => one.Outcome != RunOutcome.Passed);

    private bool Asks => state is { Train.Active: null, RollOut.Active: null } && state.Registry.Declared().Mode != Mode.Act
        && state.Decide.Newest is { Action: ActionKind.Keep } newest && newest.Votes.Any(vote => vote.Says == Outcome.Pass);

    /// <summary>What it came to, and why.</summary>
    public (TurnAction Action, string Because) Read() => Refused() ?? Waiting() ?? Changed() ?? (TurnAction.Keep, state.Decide.Newest!.Because);

    private (TurnAction, string)? Refused() => Failed is { } run ? (TurnAction.Rejected, $"run {run.Run} ended, {Words.Of(run.Outcome)}: {run.Because}")
        : Newest<ChallengerRejected>() is { } given ? (TurnAction.Rejected, $"version {given.Version} was given up: {given.Because}")
        : null;

    private (TurnAction, string)? Waiting() => state switch
    {
        { Registry.Frozen: true } => (TurnAction.Keep, "the model is frozen"),
        { RollOut.Active: { Paused: not null } rollout } => (TurnAction.Held, rollout.Doing),
        { RollOut.Active: { Phase: Phase.Held } rollout } => (TurnAction.Held, $"version {rollout.Version} waits for a person: {WhyHeld()}"),
        { RollOut.Active: { Awaited: { } who } rollout } => (TurnAction.Held, $"version {rollout.Version} passed its gates and waits for approval by {who}"),
        { Train.Active: { } run } when !trained => (TurnAction.Due, $"run {run.Number} waits for its training: {run.Because}"),
        { Train.Active: { Step: RunStep.Train } run } when state.Registry.Declared().Train.Trainer == Trainers.External =>
            (TurnAction.Held, $"run {run.Number} waits for its version from elsewhere: perennial hand-in {state.Registry.Declared().Model} --run {run.Number} --artifact PATH"),
        _ when Asks => (TurnAction.Advised, state.Decide.Newest!.Because),
        _ => null,
    };

    private (TurnAction, string)? Changed() => Decision is { Action: ActionKind.Reuse } decision && Newest<VersionPromoted>()?.Version == decision.Reuse
            ? (TurnAction.Reused, decision.Because)
        : Newest<VersionPromoted>() is { } promoted ? (TurnAction.Promoted, $"version {promoted.Version}: {promoted.Reason}")
        : Newest<RunEnded>() is { } run ? (TurnAction.Retrained, $"run {run.Run} passed: {run.Because}")
        : null;

    private string WhyHeld() => history.Select(one => one.Fact).OfType<StageHeld>().Last().Because;

    private T? Newest<T>(Predicate<T>? that = null) where T : class, IFact => done.OfType<T>().LastOrDefault(one => that is null || that(one));
}
