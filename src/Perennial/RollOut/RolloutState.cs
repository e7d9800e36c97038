using System.Collections.Immutable;
using Perennial.Decide;
using Perennial.Monitor;
using Perennial.Registry;
using Perennial.Terms;
using Perennial.Train;

namespace Perennial.RollOut;

/// <summary>The rollouts of a model; at most one goes on.</summary>
public sealed record RolloutState
{
    /// <summary>Before the first event.</summary>
    public static RolloutState Start { get; } = new();

    /// <summary>All rollouts, in order.</summary>
    public ImmutableList<Rollout> Rollouts { get; init; } = [];

    /// <summary>The newest day that matured.</summary>
    public DateOnly? Maturity { get; init; }

    /// <summary>The newest promotion that replaced a champion; null when there is none, or it was rolled back.</summary>
    public WatchedPromotion? Watched { get; init; }

    /// <summary>Who has to agree to a version, as the model's file says now; null where nobody has to.</summary>
    public ApprovalOptions? Approval { get; init; }

    /// <summary>Who asked for the run that goes on; null when a person did not.</summary>
    public string? Requester { get; init; }

    /// <summary>Who asked for the versions that persons asked for.</summary>
    public ImmutableSortedDictionary<int, string> Requested { get; init; } = ImmutableSortedDictionary<int, string>.Empty;

    /// <summary>The newest measurement of serving, by its number and end; null before there is one.</summary>
    public ServingMeasurement? Served { get; init; }

    /// <summary>The rollout that goes on; null when none does.</summary>
    public Rollout? Active => Rollouts.IsEmpty || !Rollouts[^1].Active ? null : Rollouts[^1];

    /// <summary>The version that tries to replace the champion, as far as it takes part in answering.</summary>
    public Challenger? Challenger => Active is { Stage: { } stage, Phase: Phase.Shadow or Phase.Split or Phase.Held } active
        ? new Challenger(active.Version, active.Phase == Phase.Held || stage.Kind == StageKind.Shadow ? StageKind.Shadow : StageKind.Split)
        : null;

    /// <summary>The state after one more fact.</summary>
    public RolloutState After(IFact fact, DateTimeOffset asOf) => fact switch
    {
        CohortMeasured measured => this with { Maturity = measured.Cohort.Day },
        RolloutStarted started => Begin(started, asOf),
        StageEntered entered => Move(entered.Version, Of(entered.Stage.Kind), one => one.Entering(entered, asOf)),
        CanaryStepped stepped => Change(stepped.Version, one => one.Stepping(stepped, asOf)),
        RolloutPaused paused => Change(paused.Version, one => one with { Paused = new RolloutPause(asOf, paused.Reason, paused.By) }),
        RolloutResumed resumed => Change(resumed.Version, one => one.Resuming(asOf)),
        ServingMeasured measured => Measure(measured.Measurement),
        StageJudged judged => Change(judged.Version, one => one with { JudgedThrough = Maturity }),
        StageHeld held => Move(held.Version, Phase.Held, one => one with { HeldAt = asOf }),
        ChallengerRejected rejected => Move(rejected.Version, Phase.Rejected, one => one.Ending()),
        VersionPromoted promoted => Crown(promoted) with
        {
            Watched = promoted.Previous is { } previous
                ? new WatchedPromotion(promoted.Version, previous, asOf) { Before = Active?.Version == promoted.Version ? Active.Served?.Whole.Whole(previous) : null }
                : null,
        },
        ChampionRolledBack => this with { Watched = null },
        PromotionWatched told => this with { Watched = Watched?.Telling(told) },
        VersionApproved approved => Change(approved.Version, one => one with { Approval = one.Approval! with { By = one.Approval.By.Add(approved.By) } }),
        _ => Asked(fact),
    };

    /// <summary>Whoever asked for a version does not approve it.</summary>
    private RolloutState Asked(IFact fact) => fact switch
    {
        ModelDeclared declared => Declare(declared.Declaration.Gates?.Approve),
        RetrainRequested { By: { } by } => this with { Requester = by },
        RunStarted { Trigger: not Trigger.Person } => this with { Requester = null },
        VersionRegistered { Version: { Elsewhere: false } version } when Requester is { } by => this with { Requested = Requested.SetItem(version.Number, by) },
        RunEnded => this with { Requester = null },
        _ => this,
    };

    /// <summary>A version that still waits is held to what the file says now.</summary>
    private RolloutState Declare(ApprovalOptions? approval)
    {
        var next = this with { Approval = approval };
        return Active is not { Phase: Phase.Proposed } active ? next
            : next.Change(active.Version, one => one with { Approval = approval is null ? null : new Approval(approval, one.Approval?.Requester ?? Requested.GetValueOrDefault(one.Version), one.Approval?.By ?? []) });
    }

    /// <summary>What is measured counts for the stage that goes on, and for the promotion that is watched. Only number and end of the newest are kept.</summary>
    private RolloutState Measure(ServingMeasurement measured)
    {
        var next = this with
        {
            Served = measured with { Versions = [], Arms = null },
            Watched = Watched is { Over: false } watched ? watched with { Served = (watched.Served ?? new ServingWatch(watched.Since)).After(measured) } : Watched,
        };
        return Active is { Stage: not null } active ? next.Change(active.Version, one => one.Measuring(measured)) : next;
    }

    private RolloutState Begin(RolloutStarted started, DateTimeOffset asOf) => Active is { } active
        ? throw new InvalidOperationException($"The rollout of version {started.Version} cannot begin: {active.Doing}.")
        : this with { Rollouts = Rollouts.Add(new Rollout(started.Version, Phase.Proposed, -1, null, asOf) 
        {
            Reason = started.Reason,
            Approval = Approval is null ? null : new Approval(Approval, started.By ?? Requested.GetValueOrDefault(started.Version), []),
        }) };

    private RolloutState Crown(VersionPromoted promoted) =>
        Active?.Version == promoted.Version ? Move(promoted.Version, Phase.Promoted, one => one.Ending()) : this;

    private static Phase Of(StageKind kind) => kind == StageKind.Shadow ? Phase.Shadow : Phase.Split;

    private RolloutState Move(int version, Phase to, Func<Rollout, Rollout> change) =>
        Change(version, one => change(one with { Phase = Moves.Move(one.Phase, to) }));

    private RolloutState Change(int version, Func<Rollout, Rollout> change) => Active is { } active && active.Version == version
        ? this with { Rollouts = Rollouts.SetItem(Rollouts.Count - 1, change(active)) }
        : throw new InvalidOperationException($"Version {version} is not in a rollout.");
}
