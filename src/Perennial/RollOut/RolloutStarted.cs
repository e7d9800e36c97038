using Perennial.Registry;

namespace Perennial.RollOut;

/// <summary>A version that passed its gates is to take over, or one that a person lets go on.</summary>
/// <param name="Version">The challenger.</param>
[Journaled("rollout-started")]
public sealed record RolloutStarted(int Version) : IFact
{
    /// <summary>Why a person lets it go on though it was rejected; null where it passed its gates.</summary>
    public string? Reason { get; init; }

    /// <summary>Who that is, where somebody else has to approve it; null elsewhere.</summary>
    public string? By { get; init; }
}
