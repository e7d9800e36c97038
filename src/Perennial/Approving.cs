using Perennial.Registry;
using Perennial.RollOut;
using Perennial.Terms;

namespace Perennial;

/// <summary>What a person who was asked says of a version: pure functions from a model's state to the facts to append.</summary>
public static class Approving
{
    /// <summary>Agrees that a version goes on. The same person twice counts once.</summary>
    /// <param name="state">The model.</param>
    /// <param name="number">The version.</param>
    /// <param name="by">Who.</param>
    /// <param name="reason">Why.</param>
    /// <exception cref="FaultException">The version does not wait for approval, or the person does not count.</exception>
    public static IReadOnlyList<IFact> Approve(ModelState state, int number, string by, string reason) =>
        Asked(state, number, by).By.Contains(by) ? [] : [new VersionApproved(number, by, reason)];

    /// <summary>Does not agree: the version is given up.</summary>
    /// <param name="state">The model.</param>
    /// <param name="number">The version.</param>
    /// <param name="by">Who.</param>
    /// <param name="reason">Why.</param>
    /// <exception cref="FaultException">The version does not wait for approval, or the person does not count.</exception>
    public static IReadOnlyList<IFact> Refuse(ModelState state, int number, string by, string reason)
    {
        _ = Asked(state, number, by);
        return [new VersionRefused(number, by, reason), .. RolloutPolicy.Reject(state.Monitor, number, $"{by} refused it: {reason}")];
    }

    private static Approval Asked(ModelState state, int number, string by)
    {
        _ = state.Registry.Declared();
        var rollout = state.RollOut.Active;
        return state.Registry.Frozen ? throw new FaultException("This model is frozen: nothing changes it until it is unfrozen (perennial unfreeze).")
            : rollout is not { Phase: Phase.Proposed, Approval: { } approval } || rollout.Version != number
                ? throw new FaultException($"Version {number} does not wait for approval: {rollout?.Doing ?? "no version does"}.")
            : approval.Refuses(by) is { } why ? throw new FaultException($"{why}. Version {number} waits for {approval.Awaited ?? "nobody more"}.")
            : approval;
    }
}
