using Perennial.Terms;

namespace Perennial.RollOut;

/// <summary>How one challenger stands.</summary>
/// <param name="Version">The challenger.</param>
/// <param name="Phase">Where it stands.</param>
/// <param name="Index">The stage's place in the model's file, from 0; -1 before the first.</param>
/// <param name="Stage">The stage; null before the first.</param>
/// <param name="EnteredAt">When the stage began.</param>
/// <param name="JudgedThrough">The newest cohort that the stage was judged with; null when it was not.</param>
public sealed record Rollout(
    int Version, Phase Phase, int Index, StageOptions? Stage, DateTimeOffset EnteredAt, DateOnly? JudgedThrough = null)
{
    /// <summary>Why a person let it go on though it had been rejected; null where it passed its gates.</summary>
    public string? Reason { get; init; }

    /// <summary>Who has to agree before it goes on; null where nobody has to.</summary>
    public Approval? Approval { get; init; }

    /// <summary>Who is waited for, in words, before it goes on; null when nobody is.</summary>
    public string? Awaited => Phase == Phase.Proposed ? Approval?.Awaited : null;

    /// <summary>Whether it has neither taken over nor been given up.</summary>
    public bool Active => Phase is not (Phase.Promoted or Phase.Rejected);

    /// <summary>What it is doing, for people.</summary>
    public string Doing => Phase switch
    {
        Phase.Held => $"version {Version} waits for a person: promote or reject it",
        Phase.Proposed when Awaited is { } who => $"version {Version} passed its gates and waits for approval by {who}",
        Phase.Proposed => $"version {Version} is about to enter its first stage",
        _ => $"version {Version} is in its {Phase.ToString().ToLowerInvariant()} stage",
    };
}
