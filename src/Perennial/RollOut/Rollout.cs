using System.Collections.Immutable;
using Perennial.Monitor;
using Perennial.Terms;

namespace Perennial.RollOut;

/// <summary>How one challenger stands.</summary>
/// <param name="Version">The challenger.</param>
/// <param name="Phase">Where it stands.</param>
/// <param name="Index">The stage's place in the model's file, from 0; -1 before the first.</param>
/// <param name="Stage">The stage; null before the first.</param>
/// <param name="EnteredAt">When the stage began.</param>
/// <param name="JudgedThrough">The newest cohort that the stage was judged with; null when it was not.</param>
public sealed partial record Rollout(
    int Version, Phase Phase, int Index, StageOptions? Stage, DateTimeOffset EnteredAt, DateOnly? JudgedThrough = null)
{
    /// <summary>Why a person let it go on though it had been rejected; null where it passed its gates.</summary>
    public string? Reason { get; init; }

    /// <summary>Who has to agree before it goes on; null where nobody has to.</summary>
    public Approval? Approval { get; init; }

    /// <summary>Since when it waits for a person; null while it does not.</summary>
    public DateTimeOffset? HeldAt { get; init; }

    /// <summary>The pause that holds; null while it goes on.</summary>
    public RolloutPause? Paused { get; init; }

    /// <summary>How long this stage was paused before: its time does not run meanwhile.</summary>
    public TimeSpan PausedFor { get; init; }

    /// <summary>The shares of a canary so far, the newest last; empty in other stages.</summary>
    public ImmutableList<CanaryStep> Steps { get; init; } = [];

    /// <summary>The place of a canary's share among those of its file, from 0; -1 in other stages.</summary>
    public int Step => Stage is { Steps: { } shares, Share: var share } ? Math.Max(0, shares.Count(one => one <= share) - 1) : -1;

    /// <summary>What counts as evidence of the stage occurred from here on: when it began, or when a person let go on what could not be compared.</summary>
    public DateTimeOffset EvidenceFrom { get; init; } = EnteredAt;

    /// <summary>What serving took in this stage; null where it is not measured.</summary>
    public ServingWatch? Served { get; init; }

    /// <summary>The newest count of the arms of the share that is answered now; null before there is one.</summary>
    public ArmsServed? Arms { get; init; }

    /// <summary>The count up to which the arms could not be compared; null where all of it counts.</summary>
    public ArmsServed? ArmsBefore { get; init; }

    /// <summary>Who is waited for, in words, before it goes on; null when nobody is.</summary>
    public string? Awaited => Phase == Phase.Proposed ? Approval?.Awaited : null;

    /// <summary>Whether it has neither taken over nor been given up.</summary>
    public bool Active => Phase is not (Phase.Promoted or Phase.Rejected);

    /// <summary>What it is doing, for people.</summary>
    public string Doing => Paused is { } pause ? $"version {Version} is paused {(pause.By is { } by ? $"by {by}" : "by its sample ratio")}: {pause.Reason}" : Phase switch
    {
        Phase.Held => $"version {Version} waits for a person: promote or reject it",
        Phase.Proposed when Awaited is { } who => $"version {Version} passed its gates and waits for approval by {who}",
        Phase.Proposed => $"version {Version} is about to enter its first stage",
        Phase.Split when Steps.Count > 0 => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"version {Version} is in its canary stage, step {Step + 1} of {Stage!.Steps!.Count}, share {Stage.Share:0.####}"),
        _ => $"version {Version} is in its {Phase.ToString().ToLowerInvariant()} stage",
    };
}
