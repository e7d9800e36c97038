using Perennial.Terms;

namespace Perennial.Decide;

/// <summary>What one trigger says in a turn, also when it says no.</summary>
/// <param name="Trigger">Which.</param>
/// <param name="Says">Pass asks for a retrain; fail does not; else there is too little to say.</param>
/// <param name="Because">The evidence, in words and figures.</param>
public sealed record TriggerVote(Trigger Trigger, Outcome Says, string Because)
{
    /// <summary>The trigger it counts for, where it does not act alone; null where it does.</summary>
    public Trigger? Within { get; init; }
}
