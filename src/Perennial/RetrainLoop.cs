using Perennial.Decide;
using Perennial.Evaluate;
using Perennial.Log;
using Perennial.Monitor;
using Perennial.Registry;
using Perennial.RollOut;
using Perennial.Terms;
using Perennial.Train;

namespace Perennial;

/// <summary>The path: log, monitor, decide, train, evaluate, roll out. One turn goes along it once and takes at most one step.</summary>
/// <remarks>A loop without a meter measures no serving, as a replay does: limits of it say nothing.</remarks>
public sealed class RetrainLoop(
    ModelStates states,
    PredictionLog log,
    ModelMonitor monitor,
    DatasetSnapshot snapshot,
    TrialTraining trials,
    VersionTraining training,
    Evaluation evaluation,
    IServingMeter? meter = null)
{
    /// <summary>Takes one turn at <paramref name="now"/>: all of it is journaled at once, or none.</summary>
    /// <remarks>A turn that saw nothing new and decided as the one before leaves no trace: looking twice is looking once.</remarks>
    /// <exception cref="StreamMovedException">Somebody else appended meanwhile: nothing of this turn counts.</exception>
    public ValueTask<TurnOutcome> TurnAsync(string model, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var draft = Begin(model, now);
        Traces.In("seal", () => SealLog(draft));
        Traces.In("observe", () => Observe(draft));
        Traces.In("measure", () => Measure(draft));
        Traces.In("decide", () => Decide(draft));
        cancellationToken.ThrowIfCancellationRequested();
        var outcome = Traces.In("step", () => Watch(draft, Step(draft)));
        if (draft.Kept.Count > 0)
        {
            Keep(model, draft);
        }

        return ValueTask.FromResult(outcome);
    }

    /// <summary>Seals what a turn at <paramref name="now"/> would seal; safe beside turns and sealings of other models.</summary>
    public void SealAhead(string model, DateTimeOffset now)
    {
        var state = states.Load(model);
        log.SealAhead(state.Registry, state.Log, now);
    }

    private TurnDraft Begin(string model, DateTimeOffset now)
    {
        var state = states.Load(model);
        return new TurnDraft(state, ModelStates.Next(state, now, Turn.Driver));
    }

    private void SealLog(TurnDraft draft)
    {
        if (log.Seal(draft.State.Registry, draft.State.Log, draft.Turn.Now) is { } sealing)
        {
            draft.Add(sealing);
            if (Retention.Expired(draft.State) is { } expired)
            {
                draft.Add(expired);
            }
        }
    }

    private void Observe(TurnDraft draft)
    {
        var arrived = draft.State.Log.Segments.FindAll(segment => segment.FirstSequence > draft.Before.Log.Through);
        foreach (var restated in monitor.Restate(draft.State.Registry, draft.State.Log, draft.State.Monitor, arrived))
        {
            draft.Add(restated);
        }

        var state = draft.State;
        foreach (var cohort in monitor.Mature(state.Registry, state.Log, state.Monitor, state.RollOut.Challenger, draft.Turn.Now))
        {
            draft.Add(new CohortMeasured(cohort));
        }

        if (draft.Entries.Count > 0)
        {
            var signals = monitor.Observe(draft.State.Registry, draft.State.Log, draft.State.Monitor);
            draft.Add(signals);
            draft.AddAll(QuarantinePolicy.Next(draft.State.Monitor, signals.Quality, Days.Of(draft.State.Log.Before).AddDays(-1)), "signals");
            foreach (var estimate in monitor.Estimate(draft.State.Registry, draft.State.Log, draft.State.Monitor))
            {
                draft.Add(new CohortEstimated(estimate));
            }
        }
    }

    private void Measure(TurnDraft draft)
    {
        if (ServingReading.Next(draft.State, meter, draft.Turn.Now) is { } measured)
        {
            draft.Add(measured);
        }
    }

    private void Decide(TurnDraft draft)
    {
        var model = draft.State.Registry.Declared();
        if (states.SpentByOthers(model, draft.Turn.Now - model.Retrain.BudgetPer) is { } spent && spent != draft.State.Decide.FleetSpent)
        {
            draft.Add(new FleetSpent(spent));
        }

        var decision = RetrainPolicy.Decide(draft.State.Evidence(draft.Turn.Now));
        draft.Add(new DecisionTaken(decision));
        var cause = $"decision {decision.Number}";
        if (decision is { Action: ActionKind.Retrain, Trigger: { } trigger })
        {
            draft.Add(new RunStarted(draft.State.Train.Runs.Count + 1, trigger, decision.Because), cause);
        }
        else if (decision is { Action: ActionKind.Reuse, Reuse: { } version })
        {
            draft.AddAll(RolloutPolicy.Promote(draft.State.Registry, draft.State.Monitor, version, decision.Because), cause);
        }
    }

    private TurnOutcome Step(TurnDraft draft) => draft.State switch
    {
        { Registry.Frozen: true } => TurnOutcome.Rest,
        { Train.Active: { Step: RunStep.Snapshot } run } => TakeDataset(draft, run),
        { Train.Active: { Step: RunStep.Try } run } => Try(draft, run),
        { Train.Active: { Step: RunStep.Train } run } => TrainVersion(draft, run),
        { Train.Active: { Step: RunStep.Judge } run } => Judge(draft, run),
        { RollOut.Active: { } rollout } => RollOut(draft, rollout),
        _ => TurnOutcome.Rest,
    };

    private TurnOutcome TakeDataset(TurnDraft draft, RetrainRun run)
    {
        var (model, state) = (draft.State.Registry.Declared(), draft.State);
        if (run.Trigger != Trigger.Twin && TrialTraining.Begin(state.Registry, state.Log, state.Monitor, run, RetrainBudget.Left(state.Evidence(draft.Turn.Now), run.Trigger)) is { } begun)
        {
            draft.Add(begun, Cause(run));
            return TurnOutcome.Again;
        }

        var dataset = run.Trigger == Trigger.Twin
            ? snapshot.TakeHalf(run.Number, model, state.Log, state.Registry.Version(state.Registry.Champion!.Value))
            : snapshot.Take(run.Number, state.Registry, state.Log, state.Monitor, run.Recipe);
        var (verdict, expectations) = run.Trigger == Trigger.Twin
            ? new DataJudgement(evaluation.JudgeData(LearningCurve.ForTwin(model), state.Log, dataset), null)
            : evaluation.JudgeDataset(state.Registry, state.Log, dataset);
        draft.Add(dataset with { Expectations = expectations }, Cause(run));
        draft.Add(new GateJudged(run.Number, null, verdict), Cause(run));
        if (verdict.Outcome != Outcome.Pass)
        {
            End(draft, run, RunOutcome.Rejected, verdict.Because);
        }

        return TurnOutcome.Again;
    }

    private TurnOutcome Try(TurnDraft draft, RetrainRun run)
    {
        var (state, begun) = (draft.State, run.Trials!);
        if (begun.Next is not var (round, candidate))
        {
            draft.Add(new RecipeChosen(run.Number, begun.Winner, begun.Words), Cause(run));
            Charge(draft, run);
            return TurnOutcome.Again;
        }

        switch (trials.Advance(state.Registry, state.Log, run, round, candidate))
        {
            case TrainingResult.Finished finished:
                var judged = evaluation.JudgeTrial(state.Registry, state.Log, begun.Begun, trials.Judged(state.Registry, state.Log, run, round, candidate), finished.Artifact);
                draft.Add(judged, Cause(run), finished.Usage);
                draft.Afterwards = () => trials.Discard(state.Registry.Declared().Model, run, judged, states.IsVersion(finished.Artifact) ? null : finished.Artifact);
                return TurnOutcome.Again;
            case TrainingResult.Failed { OfMachine: true } failed:
                Charge(draft, run);
                End(draft, run, RunOutcome.Failed, failed.Reason, consumes: false);
                return TurnOutcome.Again;
            case TrainingResult.Failed failed:
                draft.Add(trials.Judged(state.Registry, state.Log, run, round, candidate) with { Failure = failed.Reason }, Cause(run), failed.Usage);
                return TurnOutcome.Again;
            default:
                return TurnOutcome.Training;
        }
    }

    private static void Charge(TurnDraft draft, RetrainRun run)
    {
        if (run.Trials is { Cost: > 0 and var cost })
        {
            draft.Add(new TrialsCharged(run.Number, cost), Cause(run));
        }
    }

    private TurnOutcome TrainVersion(TurnDraft draft, RetrainRun run)
    {
        switch (training.Advance(draft.State.Registry, draft.State.Log, run, draft.Turn.Now))
        {
            case TrainingResult.Finished finished:
                Register(draft, run, finished);
                return TurnOutcome.Again;
            case TrainingResult.Failed failed:
                End(draft, run, RunOutcome.Failed, failed.Reason, consumes: !failed.OfMachine);
                return TurnOutcome.Again;
            case TrainingResult.Elsewhere:
                return TurnOutcome.Rest;
            default:
                return TurnOutcome.Training;
        }
    }

    private void Register(TurnDraft draft, RetrainRun run, TrainingResult.Finished finished)
    {
        var version = VersionTraining.Version(draft.State.Registry, run, finished.Artifact);
        var model = draft.State.Registry.Declared();
        if (evaluation.LoadFault(model, version) is { } fault)
        {
            End(draft, run, RunOutcome.Failed, fault);
            return;
        }

        var verdicts = evaluation.JudgeTraining(model, draft.State.Log, run.Dataset!, version, finished.Report);
        draft.AddAll(verdicts.Select(verdict => new GateJudged(run.Number, null, verdict)), Cause(run));
        if (Evaluation.Refused(model, verdicts) is { } refused)
        {
            End(draft, run, RunOutcome.Rejected, refused.Because);
            return;
        }

        draft.Add(new VersionRegistered(version), Cause(run), finished.Usage);
    }

    private TurnOutcome Judge(TurnDraft draft, RetrainRun run)
    {
        var state = draft.State;
        var version = state.Registry.Version(run.Version!.Value);
        var measured = evaluation.Measure(state.Registry, state.Log, version);
        if (measured is not null)
        {
            draft.Add(new VersionMeasured(run.Number, version.Number, measured), Cause(run));
        }

        var verdicts = evaluation.JudgeVersion(state.Registry, state.Log, state.Monitor, version, measured);
        draft.AddAll(verdicts.Select(verdict => new GateJudged(run.Number, run.Version, verdict)), Cause(run));
        var refused = run.Trigger == Trigger.Twin ? null : Evaluation.Refused(state.Registry.Declared(), verdicts);
        End(draft, run, refused is null ? RunOutcome.Passed : RunOutcome.Rejected, (refused ?? verdicts.LastOrDefault(verdict => verdict.Gate == QualityGate.Name) ?? verdicts[^1]).Because);
        if (run.Trigger == Trigger.Twin)
        {
            return TurnOutcome.Again;
        }

        if (refused is null)
        {
            draft.Add(new RolloutStarted(version.Number), Cause(run));
        }

        return TurnOutcome.Again;
    }

    private static TurnOutcome RollOut(TurnDraft draft, Rollout rollout)
    {
        var facts = RolloutPolicy.Next(draft.State.Registry, draft.State.Monitor, rollout, draft.Turn.Now);
        draft.AddAll(facts, $"rollout of version {rollout.Version}");
        return facts.Count == 0 ? TurnOutcome.Rest : TurnOutcome.Again;
    }

    /// <summary>The newest promotion is watched in every turn, and taken back where nothing else goes on.</summary>
    private static TurnOutcome Watch(TurnDraft draft, TurnOutcome outcome)
    {
        var state = draft.State;
        var facts = PromotionWatch.Next(state.Registry, state.Monitor, state.RollOut.Watched, state.Busy is null, draft.Turn.Now);
        draft.AddAll(facts, $"promotion of version {state.RollOut.Watched?.Version}");
        return facts.Any(fact => fact is ChampionRolledBack) ? TurnOutcome.Again : outcome;
    }

    private static void End(TurnDraft draft, RetrainRun run, RunOutcome outcome, string because, bool consumes = true)
    {
        draft.Add(new RunEnded(run.Number, outcome, because), Cause(run));
        if (consumes && outcome != RunOutcome.Passed && draft.State.Monitor.MaturedDay is { } day)
        {
            draft.Add(new EvidenceConsumed(day, $"run {run.Number}"), Cause(run));
        }
    }

    private void Keep(string model, TurnDraft draft)
    {
        var state = states.Append(model, draft.Before, draft.Turn, draft.Kept);
        if (state.Log.Through != draft.Before.Log.Through)
        {
            log.Trim(model, state.Log);
        }

        draft.Afterwards?.Invoke();
        log.Delete(states.Unnamed(draft.Entries.Select(entry => entry.Fact).OfType<SegmentsExpired>().SelectMany(expired => expired.Segments)));
    }

    private static string Cause(RetrainRun run) => $"run {run.Number}";
}
