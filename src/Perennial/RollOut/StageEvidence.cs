using Perennial.Evaluate;
using Perennial.Monitor;
using Perennial.Registry;
using Perennial.Terms;

namespace Perennial.RollOut;

/// <summary>What is known of a stage at a turn.</summary>
/// <param name="Options">When a version counts as no worse, with its margin.</param>
/// <param name="Cohorts">The cohorts of the stage so far.</param>
/// <param name="Fresh">Whether one of them was not looked at before.</param>
/// <param name="TimedOut">Whether the stage's time is over.</param>
/// <param name="Verdict">What they say: that of a guardrail, or else of the stage's test.</param>
/// <param name="Lacking">Why the stage may not end though its test passes; null where it may.</param>
/// <param name="Ends">Whether it ends when its test passes.</param>
/// <param name="Steps">Whether a canary may take its next step.</param>
internal sealed record StageEvidence(
    QualityGateOptions Options, IReadOnlyList<Cohort> Cohorts, bool Fresh, bool TimedOut, Verdict Verdict, string? Lacking, bool Ends, bool Steps)
{
    /// <summary>The evidence of the stage that a rollout is in.</summary>
    public static StageEvidence Of(RegistryState registry, MonitorState monitor, Rollout rollout, DateTimeOffset now)
    {
        var (model, stage) = (registry.Declared(), rollout.Stage!);
        var first = FirstDay(stage, rollout.EvidenceFrom);
        var cohorts = monitor.Sound.Where(cohort => cohort.Day >= first).ToList();
        var options = Quality(model, cohorts);
        var verdict = Guardrail(model, rollout, cohorts) ?? StageTest.Judge(rollout, options, cohorts);
        var lacking = ServingGuardrails.Lacking(model, rollout.Served, rollout.Version, rollout.Steps.IsEmpty ? rollout.EnteredAt : rollout.Steps[^1].Since);
        var due = stage.Kind != StageKind.Canary || StepDue(rollout, cohorts, now);
        var last = stage.Kind != StageKind.Canary || rollout.Step + 1 == stage.Steps!.Count;
        return new StageEvidence(
            options,
            cohorts,
            cohorts.Count > 0 && (rollout.JudgedThrough is not { } judged || cohorts[^1].Day > judged),
            now >= rollout.EnteredAt + stage.AtMost + rollout.PausedFor + Blind(registry, monitor, FirstDay(stage, rollout.EnteredAt), now),
            verdict,
            lacking,
            due && last && lacking is null,
            due && !last && lacking is null && verdict.Outcome != Outcome.Fail && Guardrails.Worse(rollout, options, cohorts) is null);
    }

    /// <summary>A canary has stayed at its share for its time, and enough examples of the challenger came meanwhile.</summary>
    private static bool StepDue(Rollout rollout, List<Cohort> cohorts, DateTimeOffset now) =>
        rollout.Steps[^1] is var step && now >= step.Since + rollout.Stage!.Every!.Value + step.PausedFor
        && CanaryTest.Examples(cohorts) - step.Examples >= rollout.Stage.AtLeastExamples;

    private static Verdict? Guardrail(ModelDeclaration model, Rollout rollout, List<Cohort> cohorts) => rollout.Stage!.Kind == StageKind.Shadow
        ? Guardrails.Volume(model, cohorts) ?? GroupGuardrail.Judge(model, cohorts.Select(cohort => cohort.Shadow?.Groups)) ?? SliceGuardrail.Judge(model, cohorts.Select(cohort => cohort.Shadow?.Slices))
        : GroupGuardrail.Judge(model, cohorts.Select(cohort => cohort.Split?.Groups))
            ?? SliceGuardrail.Judge(model, cohorts.Where(cohort => rollout.Steps.IsEmpty || Days.Start(cohort.Day.AddDays(1)) > rollout.Steps[^1].Since).Select(cohort => cohort.Split?.Slices));

    /// <summary>Time in which nothing could be seen: days in quarantine, and days whose labels did not come. A stage's clock stands still in it.</summary>
    private static TimeSpan Blind(RegistryState registry, MonitorState monitor, DateOnly first, DateTimeOffset now)
    {
        var silent = LabelFlow.Of(monitor, registry.Declared().Label.SeenWhen is not null).Silent;
        var days = Days.Of(now).DayNumber - first.DayNumber;
        return TimeSpan.FromDays(Enumerable.Range(0, Math.Max(0, days)).Select(first.AddDays).Count(day => monitor.IsQuarantined(day) || silent.Contains(day)));
    }

    private static QualityGateOptions Quality(ModelDeclaration model, List<Cohort> cohorts)
    {
        var served = cohorts.Select(cohort => cohort.Served).OfType<ServedLoss>().ToList();
        var rows = served.Sum(one => one.Rows);
        return model.Quality with { Margin = QualityGate.Margin(model, rows == 0 ? 0 : served.Sum(one => one.Mean * one.Rows) / rows) };
    }

    /// <summary>Pairs count from the day the stage began; arms from its first whole day, since what was answered before it began is all in one arm.</summary>
    private static DateOnly FirstDay(StageOptions stage, DateTimeOffset entered) =>
        Days.Of(stage.Kind == StageKind.Shadow ? entered : Days.Floor(entered + TimeSpan.FromDays(1) - TimeSpan.FromTicks(1)));
}
