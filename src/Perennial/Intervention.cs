using System.Globalization;
using Perennial.Decide;
using Perennial.Monitor;
using Perennial.Registry;
using Perennial.RollOut;
using Perennial.Terms;
using Perennial.Train;

namespace Perennial;

/// <summary>What a person may do to a model: pure functions from its state to the facts to append.</summary>
/// <remarks>No facts where it is so already. Whatever is not allowed is a <see cref="FaultException"/> that says why, and what would be.</remarks>
public static class Intervention
{
    /// <summary>Stops every change of the model until it is unfrozen; it serves and is watched as before.</summary>
    public static IReadOnlyList<IFact> Freeze(ModelState state, string reason) => state.Registry.Frozen ? [] : [new ModelFrozen(reason)];

    /// <summary>Allows changes again.</summary>
    public static IReadOnlyList<IFact> Unfreeze(ModelState state, string reason) => state.Registry.Frozen ? [new ModelUnfrozen(reason)] : [];

    /// <summary>Asks for a retrain, which the driver takes at its next turn that allows it. A second request before that adds nothing.</summary>
    /// <exception cref="FaultException">The model is frozen or only watched, or a run goes on.</exception>
    /// <param name="state">The model.</param>
    /// <param name="reason">Why.</param>
    /// <param name="by">Who asks, and therefore does not approve what comes of it; null when that does not matter.</param>
    public static IReadOnlyList<IFact> Retrain(ModelState state, string reason, string? by = null)
    {
        Demand(state);
        return state.Registry.Declared().Mode == Mode.Watch
            ? throw new FaultException("The mode of this model is watch: it is measured and never changed. Set 'mode: act' or 'mode: advise' in its file and apply it.")
            : state.Train.Active is { } run
                ? throw new FaultException($"A run goes on: {run.Doing} (it began because {run.Because}). One run at a time: ask again when it is over.")
                : state.Decide.Request is null ? [new RetrainRequested(reason) { By = state.RollOut.Approval is null ? null : by }] : [];
    }

    /// <summary>Hands in what a training system elsewhere made of the run that waits for it. The same again adds nothing.</summary>
    /// <param name="state">The model.</param>
    /// <param name="handed">What it made, or why it made nothing.</param>
    /// <exception cref="FaultException">No such run waits, or something else was handed in for it.</exception>
    public static IReadOnlyList<IFact> HandIn(ModelState state, VersionHandedIn handed)
    {
        var run = state.Train.Runs.Find(one => one.Number == handed.Run)
            ?? throw new FaultException($"There is no run {handed.Run}. {(state.Train.Active is { } active ? $"Run {active.Number} goes on." : "None goes on.")}");
        return run switch
        {
            { HandedIn: { } before } => before == handed ? [] : throw new FaultException($"Run {run.Number} was handed in already: {before.Artifact?.Abbreviated ?? before.Failure}. A run has one version."),
            { Step: not RunStep.Train } => throw new FaultException($"Nothing can be handed in for run {run.Number}: {run.Doing}{(run.Ending is { } ending ? $" ({ending})" : string.Empty)}."),
            _ when state.Registry.Declared().Train.Trainer != Trainers.External => throw new FaultException(
                $"Run {run.Number} is trained by '{state.Registry.Declared().Train.Trainer}', not elsewhere. To bring a version that nobody asked for: perennial register"),
            _ => [handed],
        };
    }

    /// <summary>Makes the challenger, or a version that was champion before, champion. Ends the rollout of any other challenger.</summary>
    /// <exception cref="FaultException">The model is frozen, or the version may not serve.</exception>
    public static IReadOnlyList<IFact> Promote(ModelState state, int number, string reason)
    {
        Demand(state);
        var version = state.Registry.Versions.Find(one => one.Number == number)
            ?? throw new FaultException($"There is no version {number}. {Listed(state)}");
        var standing = state.Standing(version);
        return standing switch
        {
            VersionStanding.Champion => [],
            VersionStanding.Challenger when state.RollOut.Active?.Awaited is { } who =>
                throw new FaultException($"Version {number} may not serve yet: it waits for approval by {who} (perennial approve)."),
            VersionStanding.Challenger => RolloutPolicy.Promote(state.Registry, state.Monitor, number, reason),
            VersionStanding.Stored or VersionStanding.Registered => [.. Interrupted(state, number), .. RolloutPolicy.Promote(state.Registry, state.Monitor, number, reason)],
            _ => throw new FaultException($"Version {number} may not serve: {Refusal(standing)}. {Listed(state)}"),
        };
    }

    /// <summary>Lets a version that was rejected go on into the stages of the model's file: it is seen, and judged, but by nothing else.</summary>
    /// <exception cref="FaultException">The model is frozen or only watched, something goes on, or the version is none that was rejected.</exception>
    /// <param name="state">The model.</param>
    /// <param name="number">The version.</param>
    /// <param name="reason">Why.</param>
    /// <param name="by">Who lets it, and therefore does not approve it; null when that does not matter.</param>
    public static IReadOnlyList<IFact> RollOut(ModelState state, int number, string reason, string? by = null)
    {
        Demand(state);
        var version = state.Registry.Versions.Find(one => one.Number == number)
            ?? throw new FaultException($"There is no version {number}. {Listed(state)}");
        return (state.Standing(version), state.Busy) switch
        {
            (VersionStanding.Challenger, _) => [],
            (VersionStanding.Rejected, null) when state.Registry.Champion is null || state.Registry.Declared().Rollout.Count == 0 =>
                throw new FaultException($"Version {number} would serve at once: there is {(state.Registry.Champion is null ? "no champion to compare it with" : "no stage in the model's file to prove it in")}. Train another."),
            (VersionStanding.Rejected, null) when state.Registry.Declared().Mode != Mode.Watch => [new RolloutStarted(number) { Reason = reason, By = state.RollOut.Approval is null ? null : by }],
            (VersionStanding.Rejected, null) => throw new FaultException("The mode of this model is watch: it is measured and never changed. Set 'mode: act' or 'mode: advise' in its file and apply it."),
            (VersionStanding.Rejected, { } busy) => throw new FaultException($"Version {number} cannot begin now: {busy}. Ask again when that is over."),
            _ => throw new FaultException($"Version {number} was not rejected, so there is nothing to let it go on from. {Listed(state)}"),
        };
    }

    /// <summary>Gives a challenger up, in whatever stage it is: the champion stays.</summary>
    /// <param name="state">The model.</param>
    /// <param name="number">The challenger.</param>
    /// <param name="reason">Why.</param>
    /// <exception cref="FaultException">The model is frozen, or the version is no challenger.</exception>
    public static IReadOnlyList<IFact> Reject(ModelState state, int number, string reason)
    {
        Demand(state);
        return state.RollOut.Active is { } rollout && rollout.Version == number ? RolloutPolicy.Reject(state.Monitor, number, $"a person gave it up: {reason}")
            : state.RollOut.Rollouts.FindLast(one => one.Version == number) is { Phase: Phase.Rejected } ? []
            : throw new FaultException($"Version {number} is no challenger, so there is nothing to give up. {Listed(state)}");
    }

    /// <summary>Puts days into quarantine: nothing is trained, judged or decided on them.</summary>
    /// <param name="state">The model.</param>
    /// <param name="from">The first day.</param>
    /// <param name="to">The last; null until they are released.</param>
    /// <param name="reason">Why.</param>
    /// <exception cref="FaultException">The last day lies before the first.</exception>
    public static IReadOnlyList<IFact> Quarantine(ModelState state, DateOnly from, DateOnly? to, string reason)
    {
        _ = state.Registry.Declared();
        return to < from
            ? throw new FaultException(string.Create(CultureInfo.InvariantCulture, $"The last day, {to:yyyy-MM-dd}, lies before the first, {from:yyyy-MM-dd}. Give --to a day from --from on, or leave it out."))
            : state.Monitor.Quarantine.Any(days => days.Column is null && days.From <= from && (days.To ?? DateOnly.MaxValue) >= (to ?? DateOnly.MaxValue)) ? [] : [new DaysQuarantined(from, to, null, reason)];
    }

    /// <summary>Lets days count again, from one on.</summary>
    public static IReadOnlyList<IFact> Release(ModelState state, DateOnly from, string reason) =>
        state.Monitor.Quarantine.Any(days => (days.To ?? DateOnly.MaxValue) >= from) ? [new DaysReleased(from, null, reason)] : [];

    /// <summary>Takes the champion back: an earlier champion answers again. Ends a rollout that goes on, since what it is compared with is gone.</summary>
    /// <param name="state">The model.</param>
    /// <param name="to">The earlier champion; null for the one before.</param>
    /// <param name="reason">Why.</param>
    /// <exception cref="FaultException">The model is frozen, or there is nothing to go back to.</exception>
    public static IReadOnlyList<IFact> RollBack(ModelState state, int? to, string reason)
    {
        Demand(state);
        var champion = state.Registry.Champion
            ?? throw new FaultException("There is no champion yet, so there is nothing to roll back.");
        var target = to ?? state.Registry.Previous
            ?? throw new FaultException($"Version {champion} has no champion before it to roll back to. {Listed(state)}");
        return state.Registry.Versions.Find(one => one.Number == target) switch
        {
            null => throw new FaultException($"There is no version {target}. {Listed(state)}"),
            _ when target == champion => [],
            var version when state.Standing(version) != VersionStanding.Stored =>
                throw new FaultException($"Version {target} was never champion, so it is nothing to roll back to. {Listed(state)}"),
            _ => [.. Interrupted(state, target), .. RolloutPolicy.RollBack(state.Registry, state.Monitor, target, reason)],
        };
    }

    private static void Demand(ModelState state)
    {
        _ = state.Registry.Declared();
        if (state.Registry.Frozen)
        {
            throw new FaultException("This model is frozen: nothing changes it until it is unfrozen (perennial unfreeze).");
        }
    }

    private static IReadOnlyList<IFact> Interrupted(ModelState state, int next) => state.RollOut.Active is { } rollout
        ? [new ChallengerRejected(rollout.Version, $"a person made version {next} champion: what it was compared with is gone")]
        : [];

    private static string Refusal(VersionStanding standing) => standing switch
    {
        VersionStanding.Twin => "it is a twin, trained on half of the rows to learn from",
        VersionStanding.Candidate => "its run is still judging it",
        _ => "it was rejected",
    };

    private static string Listed(ModelState state) => state.Registry.Versions.IsEmpty
        ? "There is no version yet."
        : $"There are: {string.Join(", ", state.Registry.Versions.Select(version => $"{version.Number} ({state.Standing(version).ToString().ToLowerInvariant()})"))}.";
}
