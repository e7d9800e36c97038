using Perennial.Decide;
using Perennial.Evaluate;
using Perennial.Monitor;
using Perennial.Registry;
using Perennial.Terms;

namespace Perennial.RollOut;

/// <summary>Moves a challenger from stage to stage. A pure function of what was recorded.</summary>
public static partial class RolloutPolicy
{
    /// <summary>The facts of the next move; empty while there is nothing new to look at.</summary>
    public static IReadOnlyList<IFact> Next(RegistryState registry, MonitorState monitor, Rollout rollout, DateTimeOffset now)
    {
        if (registry.Frozen)
        {
            return [];
        }

        if (rollout.Stage is not null && Stopped(registry, rollout) is { } stopped)
        {
            return [new StageJudged(rollout.Version, rollout.Index, stopped), .. Reject(monitor, rollout.Version, stopped.Because)];
        }

        return rollout switch
        {
            { Phase: Phase.Held } => [],
            { Paused: not null } => rollout.Stage is null ? [] : Pausing(registry, monitor, rollout, now),
            { Stage: null } => Begin(registry, monitor, rollout, now),
            _ => Distrust(rollout, SampleRatio.Judge(rollout)) ?? Look(registry, monitor, rollout, now),
        };
    }

    /// <summary>What a promotion is: the version becomes champion, and the evidence that caused its run is consumed.</summary>
    public static IReadOnlyList<IFact> Promote(RegistryState registry, MonitorState monitor, int version, string because) =>
        [new VersionPromoted(version, registry.Champion, because), .. Consume(monitor, $"promotion of version {version}")];

    /// <summary>What a rollback is: an earlier champion answers again, and the evidence so far is consumed.</summary>
    public static IReadOnlyList<IFact> RollBack(RegistryState registry, MonitorState monitor, int to, string because) =>
        [new ChampionRolledBack(registry.Champion!.Value, to, because), .. Consume(monitor, $"rollback to version {to}")];

    /// <summary>What a rejection is: the champion stays, and the evidence that caused the run is consumed.</summary>
    public static IReadOnlyList<IFact> Reject(MonitorState monitor, int version, string because) =>
        [new ChallengerRejected(version, because), .. Consume(monitor, $"rejection of version {version}")];

    private static IReadOnlyList<IFact> Begin(RegistryState registry, MonitorState monitor, Rollout rollout, DateTimeOffset now)
    {
        if (rollout.Awaited is { } who && !GoesOn(rollout, now))
        {
            return Await(monitor, rollout, who, now);
        }

        return registry.Declared().Mode != Mode.Act
            ? [new StageHeld(rollout.Version, rollout.Index, $"{Passed(rollout)}, and the mode is {registry.Declared().Mode.ToString().ToLowerInvariant()}: a person promotes")]
            : Enter(registry, monitor, rollout, 0, Passed(rollout));
    }

    /// <summary>Nothing moves while persons are waited for; when their time is over, what the file says.</summary>
    private static IReadOnlyList<IFact> Await(MonitorState monitor, Rollout rollout, string who, DateTimeOffset now) =>
        Expired(rollout, now) && rollout.Approval!.Options.OnTimeout == WhenInconclusive.Reject
            ? Reject(monitor, rollout.Version, $"{who} did not approve it in time")
            : [];

    private static bool GoesOn(Rollout rollout, DateTimeOffset now) => Expired(rollout, now) && rollout.Approval!.Options.OnTimeout == WhenInconclusive.Continue;

    private static bool Expired(Rollout rollout, DateTimeOffset now) => now >= rollout.EnteredAt + rollout.Approval!.Options.AtMost + rollout.PausedFor;

    private static string Passed(Rollout rollout) => rollout.Reason is { } reason ? $"a person let it go on: {reason}"
        : rollout.Approval is { By.IsEmpty: false } approval ? $"it passed its gates, approved by {string.Join(" and ", approval.By)}" : "it passed its gates";

    private static Verdict? Stopped(RegistryState registry, Rollout rollout) => ServingGuardrails.Stop(
        registry.Declared(), rollout.Served, rollout.Version, registry.Champion is { } champion ? rollout.Served?.Whole.Whole(champion) : null);

    /// <summary>Arms that cannot be compared stop every step until a person has looked; null where nothing is wrong with them.</summary>
    private static IReadOnlyList<IFact>? Distrust(Rollout rollout, Verdict? verdict) =>
        verdict is null ? null : [new StageJudged(rollout.Version, rollout.Index, verdict), new RolloutPaused(rollout.Version, verdict.Because, null)];

    /// <summary>While a rollout is paused it is looked at as before, and stopped where it must be. What nobody trusts is given up when nobody said a word in the stage's time.</summary>
    private static IReadOnlyList<IFact> Pausing(RegistryState registry, MonitorState monitor, Rollout rollout, DateTimeOffset now)
    {
        var evidence = StageEvidence.Of(registry, monitor, rollout, now);
        return rollout.Paused!.Distrusted
            ? now >= rollout.Paused.Since + rollout.Stage!.AtMost ? Reject(monitor, rollout.Version, $"{rollout.Paused.Reason}; nobody let it go on") : []
            : !evidence.Fresh ? []
            : evidence.Verdict is { Outcome: Outcome.Fail, Gate: not SampleRatio.Name } verdict
                ? [new StageJudged(rollout.Version, rollout.Index, verdict), .. Reject(monitor, rollout.Version, verdict.Because)]
            : [new StageJudged(rollout.Version, rollout.Index, evidence.Verdict)];
    }

    private static IReadOnlyList<IFact> Enter(RegistryState registry, MonitorState monitor, Rollout rollout, int index, string because)
    {
        var stages = registry.Declared().Rollout;
        return registry.Champion is null || index >= stages.Count
            ? Promote(registry, monitor, rollout.Version, because)
            : [new StageEntered(rollout.Version, index, stages[index])];
    }

    private static IReadOnlyList<IFact> Consume(MonitorState monitor, string by) =>
        monitor.MaturedDay is { } day ? [new EvidenceConsumed(day, by)] : [];
}
