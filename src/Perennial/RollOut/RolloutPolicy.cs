using Perennial.Decide;
using Perennial.Evaluate;
using Perennial.Monitor;
using Perennial.Registry;
using Perennial.Terms;

namespace Perennial.RollOut;

/// <summary>Moves a challenger from stage to stage. A pure function of what was recorded.</summary>
public static class RolloutPolicy
{
    /// <summary>The facts of the next move; empty while there is nothing new to look at.</summary>
    public static IReadOnlyList<IFact> Next(RegistryState registry, MonitorState monitor, Rollout rollout, DateTimeOffset now)
    {
        if (rollout.Phase == Phase.Held || registry.Frozen)
        {
            return [];
        }

        if (rollout.Awaited is { } who && !GoesOn(rollout, now))
        {
            return Await(monitor, rollout, who, now);
        }

        if (rollout.Phase == Phase.Proposed && registry.Declared().Mode != Mode.Act)
        {
            return [new StageHeld(rollout.Version, rollout.Index, $"{Passed(rollout)}, and the mode is {registry.Declared().Mode.ToString().ToLowerInvariant()}: a person promotes")];
        }

        if (rollout.Stage is not { } stage)
        {
            return Enter(registry, monitor, rollout, 0, Passed(rollout));
        }

        var first = FirstDay(stage, rollout.EnteredAt);
        var cohorts = monitor.Sound.Where(cohort => cohort.Day >= first).ToList();
        var fresh = cohorts.Count > 0 && (rollout.JudgedThrough is not { } judged || cohorts[^1].Day > judged);
        var timedOut = now >= rollout.EnteredAt + stage.AtMost + Blind(registry, monitor, first, now);
        if (!fresh && !timedOut)
        {
            return [];
        }

        var options = Options(registry.Declared(), cohorts);
        var verdict = (stage.Kind == StageKind.Shadow ? Guardrails.Volume(registry.Declared(), cohorts) ?? GroupGuardrail.Judge(registry.Declared(), cohorts.Select(cohort => cohort.Shadow?.Groups)) : null) ?? StageTest.Judge(stage, options, cohorts);
        return [new StageJudged(rollout.Version, rollout.Index, verdict), .. Move(registry, monitor, rollout, verdict, timedOut ? Timeout(rollout, stage, options, cohorts) : null)];
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

    /// <summary>Nothing moves while persons are waited for; when their time is over, what the file says.</summary>
    private static IReadOnlyList<IFact> Await(MonitorState monitor, Rollout rollout, string who, DateTimeOffset now) =>
        Expired(rollout, now) && rollout.Approval!.Options.OnTimeout == WhenInconclusive.Reject
            ? Reject(monitor, rollout.Version, $"{who} did not approve it in time")
            : [];

    private static bool GoesOn(Rollout rollout, DateTimeOffset now) => Expired(rollout, now) && rollout.Approval!.Options.OnTimeout == WhenInconclusive.Continue;

    private static bool Expired(Rollout rollout, DateTimeOffset now) => now >= rollout.EnteredAt + rollout.Approval!.Options.AtMost;

    private static string Passed(Rollout rollout) => rollout.Reason is { } reason ? $"a person let it go on: {reason}"
        : rollout.Approval is { By.IsEmpty: false } approval ? $"it passed its gates, approved by {string.Join(" and ", approval.By)}" : "it passed its gates";

    /// <summary>Time in which nothing could be seen: days in quarantine, and days whose labels did not come. A stage's clock stands still in it.</summary>
    private static TimeSpan Blind(RegistryState registry, MonitorState monitor, DateOnly first, DateTimeOffset now)
    {
        var silent = LabelFlow.Of(monitor, registry.Declared().Label.SeenWhen is not null).Silent;
        var days = Days.Of(now).DayNumber - first.DayNumber;
        return TimeSpan.FromDays(Enumerable.Range(0, Math.Max(0, days)).Select(first.AddDays).Count(day => monitor.IsQuarantined(day) || silent.Contains(day)));
    }

    private static QualityGateOptions Options(ModelDeclaration model, List<Cohort> cohorts)
    {
        var served = cohorts.Select(cohort => cohort.Served).OfType<ServedLoss>().ToList();
        var rows = served.Sum(one => one.Rows);
        return model.Quality with { Margin = QualityGate.Margin(model, rows == 0 ? 0 : served.Sum(one => one.Mean * one.Rows) / rows) };
    }

    /// <summary>Pairs count from the day the stage began; arms from its first whole day, since what was answered before it began is all in one arm.</summary>
    private static DateOnly FirstDay(StageOptions stage, DateTimeOffset entered) =>
        Days.Of(stage.Kind == StageKind.Split ? Days.Floor(entered + TimeSpan.FromDays(1) - TimeSpan.FromTicks(1)) : entered);

    private static IReadOnlyList<IFact> Move(
        RegistryState registry, MonitorState monitor, Rollout rollout, Verdict verdict, (WhenInconclusive Then, string? Why)? timeout) =>
        (verdict.Outcome, timeout?.Then) switch
        {
            (Outcome.Fail, _) => Reject(monitor, rollout.Version, verdict.Because),
            (Outcome.Pass, _) => Enter(registry, monitor, rollout, rollout.Index + 1, verdict.Because),
            (_, WhenInconclusive.Continue) => Enter(registry, monitor, rollout, rollout.Index + 1, $"{verdict.Because}; the stage's time is over and its file says to continue"),
            (_, WhenInconclusive.Reject) => Reject(monitor, rollout.Version, $"{verdict.Because}; the stage's time is over{timeout?.Why}"),
            (_, WhenInconclusive.Hold) => [new StageHeld(rollout.Version, rollout.Index, $"{verdict.Because}; the stage's time is over")],
            _ => [],
        };

    /// <summary>What the file says happens after the stage's time; to continue is to go on without a conclusion, and only past the guardrails.</summary>
    private static (WhenInconclusive Then, string? Why) Timeout(Rollout rollout, StageOptions stage, QualityGateOptions options, List<Cohort> cohorts) =>
        stage.OnTimeout == WhenInconclusive.Continue && (Guardrails.Silent(rollout, cohorts) ?? Guardrails.Worse(stage, options, cohorts)) is { } why
            ? (WhenInconclusive.Reject, $", and it does not continue: {why}")
            : (stage.OnTimeout, null);

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
