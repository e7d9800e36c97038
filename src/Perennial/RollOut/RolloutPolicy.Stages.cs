using Perennial.Monitor;
using Perennial.Registry;
using Perennial.Terms;

namespace Perennial.RollOut;

/// <content>What a stage comes to.</content>
public static partial class RolloutPolicy
{
    /// <summary>A stage is looked at when a cohort has matured and when its time is over; where serving is measured or its share grows, in every turn.</summary>
    private static IReadOnlyList<IFact> Look(RegistryState registry, MonitorState monitor, Rollout rollout, DateTimeOffset now)
    {
        var evidence = StageEvidence.Of(registry, monitor, rollout, now);
        if (evidence is { Fresh: false, TimedOut: false } && rollout is { Stage.Kind: not StageKind.Canary, Served: null })
        {
            return [];
        }

        var verdict = evidence.Verdict;
        if (verdict is { Gate: SampleRatio.Name, Outcome: Outcome.Fail })
        {
            return Distrust(rollout, verdict)!;
        }

        var moves = Move(registry, monitor, rollout, evidence);
        return evidence.Fresh || evidence.TimedOut || moves.Count > 0 ? [new StageJudged(rollout.Version, rollout.Index, verdict), .. moves] : [];
    }

    private static IReadOnlyList<IFact> Move(RegistryState registry, MonitorState monitor, Rollout rollout, StageEvidence evidence)
    {
        var verdict = evidence.Verdict;
        var (then, why) = evidence.TimedOut ? Timeout(rollout, evidence) : (null, null);
        return (verdict.Outcome, then) switch
        {
            (Outcome.Fail, _) => Reject(monitor, rollout.Version, verdict.Because),
            (Outcome.Pass, _) when evidence.Ends => Enter(registry, monitor, rollout, rollout.Index + 1, verdict.Because),
            (_, WhenInconclusive.Continue) => Enter(registry, monitor, rollout, rollout.Index + 1, $"{verdict.Because}; the stage's time is over and its file says to continue"),
            (_, WhenInconclusive.Reject) => Reject(monitor, rollout.Version, $"{verdict.Because}; the stage's time is over{why}"),
            (_, WhenInconclusive.Hold) => [new StageHeld(rollout.Version, rollout.Index, $"{verdict.Because}; the stage's time is over{why}")],
            _ when evidence.Steps => [Step(rollout, evidence)],
            _ => [],
        };
    }

    /// <summary>What the file says happens after the stage's time; to continue is to go on without a conclusion, and only past the guardrails.</summary>
    private static (WhenInconclusive? Then, string? Why) Timeout(Rollout rollout, StageEvidence evidence)
    {
        var stage = rollout.Stage!;
        return stage.OnTimeout == WhenInconclusive.Continue && (Guardrails.Silent(rollout, evidence.Cohorts) ?? Guardrails.Worse(rollout, evidence.Options, evidence.Cohorts) ?? evidence.Lacking) is { } why
            ? (WhenInconclusive.Reject, $", and it does not continue: {why}")
            : (stage.OnTimeout, evidence.Lacking is { } lacking ? $", and {lacking}" : null);
    }

    private static CanaryStepped Step(Rollout rollout, StageEvidence evidence)
    {
        var step = rollout.Step + 1;
        return new CanaryStepped(rollout.Version, rollout.Index, step, rollout.Stage!.Steps![step], CanaryTest.Examples(evidence.Cohorts), evidence.Verdict.Because);
    }
}
