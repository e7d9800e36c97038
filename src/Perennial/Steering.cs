using Perennial.Registry;
using Perennial.RollOut;
using Perennial.Terms;

namespace Perennial;

/// <summary>What a person says of the rollout that goes on: pure functions from a model's state to the facts to append.</summary>
/// <remarks>No facts where it is so already. Whatever is not allowed is a <see cref="FaultException"/> that says why, and what would be.</remarks>
public static class Steering
{
    /// <summary>Lets a rollout take no step until it is resumed. Who answers whom stays, its time stands still, and guardrails still stop it.</summary>
    /// <param name="state">The model.</param>
    /// <param name="reason">Why.</param>
    /// <param name="by">Who.</param>
    /// <exception cref="FaultException">The model is frozen, no rollout goes on, or it waits for a person already.</exception>
    public static IReadOnlyList<IFact> Pause(ModelState state, string reason, string by) => Active(state) switch
    {
        { Paused: { Distrusted: false } } => [],
        { Paused: not null } paused => throw new FaultException($"{Capital(paused.Doing)}. Resume it (perennial rollout resume), or abort it (perennial rollout abort)."),
        { Phase: Phase.Held } held => throw new FaultException($"{Capital(held.Doing)}: it takes no step anyhow (perennial rollout promote, perennial rollout abort)."),
        var rollout => [new RolloutPaused(rollout.Version, reason, by)],
    };

    /// <summary>Lets a paused rollout go on.</summary>
    /// <param name="state">The model.</param>
    /// <param name="reason">Why.</param>
    /// <param name="by">Who.</param>
    /// <exception cref="FaultException">The model is frozen, or no rollout goes on.</exception>
    public static IReadOnlyList<IFact> Resume(ModelState state, string reason, string by) =>
        Active(state) is { Paused: not null } rollout ? [new RolloutResumed(rollout.Version, reason, by)] : [];

    /// <summary>Makes the challenger champion, in whatever stage it is, without waiting for more evidence.</summary>
    /// <param name="state">The model.</param>
    /// <param name="reason">Why.</param>
    /// <exception cref="FaultException">The model is frozen, no rollout goes on, or persons who are asked have not agreed.</exception>
    public static IReadOnlyList<IFact> Promote(ModelState state, string reason) => Intervention.Promote(state, Active(state).Version, reason);

    /// <summary>Gives the challenger up: the champion stays.</summary>
    /// <param name="state">The model.</param>
    /// <param name="reason">Why.</param>
    /// <param name="by">Who.</param>
    /// <exception cref="FaultException">The model is frozen, or no rollout goes on.</exception>
    public static IReadOnlyList<IFact> Abort(ModelState state, string reason, string by) =>
        RolloutPolicy.Reject(state.Monitor, Active(state).Version, $"{by} aborted its rollout: {reason}");

    private static Rollout Active(ModelState state)
    {
        _ = state.Registry.Declared();
        return state.Registry.Frozen ? throw new FaultException("This model is frozen: nothing changes it until it is unfrozen (perennial unfreeze).")
            : state.RollOut.Active ?? throw new FaultException($"No rollout goes on{(state.Train.Active is { } run ? $": {run.Doing}" : string.Empty)}. A version that was rejected may be let on: perennial rollout VERSION.");
    }

    private static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
