using Perennial.Decide;
using Perennial.Evaluate;
using Perennial.Log;
using Perennial.Monitor;
using Perennial.Registry;
using Perennial.RollOut;
using Perennial.Terms;
using Perennial.Tests.Fakes;
using Perennial.Train;

namespace Perennial.Tests;

public sealed class RetrainLoopTests
{
    [Fact]
    public void A_champion_that_does_worse_than_the_one_before_is_taken_back_and_not_taken_again()
    {
        using var life = new Life(Declared.Model with { Retrain = new RetrainOptions { Money = true, Cooldown = TimeSpan.FromDays(90) } }, new World(60, 99));
        life.Trainer.Artifacts[2] = [0.8, 0.8, 0.2, 0.2];
        life.Acts[9] = new VersionPromoted(2, 1, "a person was mistaken");
        life.Until(24);
        var back = Assert.Single(life.History, one => one.Fact is ChampionRolledBack);
        Assert.Equal((2, 1, "driver"), back.Fact is ChampionRolledBack { From: var from, To: var to } ? (from, to, back.Event.Actor) : default);
        Assert.Equal(1, life.State.Registry.Champion);
        Assert.Contains(2, life.State.Registry.TakenBack);
        Assert.Equal([Outcome.NotEnoughEvidence, Outcome.Fail], life.Facts.OfType<PromotionWatched>().Select(told => told.Verdict.Outcome));
        Assert.Empty(DecisionAudit.Check(Declared.Model.Model, life.History).Faults);
    }

    [Fact]
    public void A_whole_life_writes_every_kind_of_step()
    {
        using var life = Lives.Whole().Until(Lives.Days);
        Assert.Equal(
            [Trigger.First, Trigger.Twin, Trigger.Person, Trigger.Money, Trigger.Money],
            life.Facts.OfType<RunStarted>().Select(run => run.Trigger).Take(5));
        Assert.Equal(
            [RunOutcome.Passed, RunOutcome.Passed, RunOutcome.Rejected, RunOutcome.Failed, RunOutcome.Passed],
            life.Facts.OfType<RunEnded>().Select(run => run.Outcome).Take(5));
        Assert.Equal([StageKind.Shadow, StageKind.Split], life.Facts.OfType<StageEntered>().Select(stage => stage.Stage.Kind).Take(2));
        Assert.Equal([1, 4, 1], life.State.Registry.Reigns.Select(reign => reign.Version));
        Assert.Empty(JournalAudit.Faults(Declared.Model.Model, life.Journal.Read(Declared.Model.Model)));
    }

    [Fact]
    public void Where_it_is_left_open_how_to_train_ways_are_tried_and_the_best_of_days_that_judge_nothing_is_taken()
    {
        var open = Declared.Model.Train with { Strategy = TrainingStrategy.Auto, Window = TrainingWindow.Auto, TrialRows = 100 };
        using var life = new Life(Declared.Model with { Train = open }, new World(60, 15)).Until(30);
        var begun = life.Facts.OfType<TrialsBegun>().First();
        var chosen = life.Facts.OfType<RecipeChosen>().First();
        var taken = life.Facts.OfType<DatasetTaken>().First(one => one.Run == begun.Run);
        Assert.True(begun.Candidates.Count > 3 && begun.SelectTo <= taken.TrainTo && begun.TrainTo <= begun.SelectFrom);
        Assert.All(life.Facts.OfType<TrialJudged>().Where(one => one.Run == begun.Run), one => Assert.True(one.Loss is not null, one.Failure));
        Assert.Equal(begun.Candidates[chosen.Candidate].Words, (taken.Recipe ?? Recipe.Plain).Words);
        Assert.Contains(life.Trainer.Begun, job => job.Trial > 0 && job.Strategy == TrainingStrategy.Incremental && job.Parent is not null);
        Assert.Empty(DecisionAudit.Check(Declared.Model.Model, life.History).Faults);
    }

    [Fact]
    public void Trials_are_charged_to_their_run_and_leave_nothing_behind()
    {
        var open = Declared.Model.Train with { Strategy = TrainingStrategy.Auto, Window = TrainingWindow.Auto, TrialRows = 100 };
        using var life = new Life(Declared.Model with { Train = open }, new World(60, 15)).Until(30);
        var charged = life.Facts.OfType<TrialsCharged>().ToList();
        Assert.NotEmpty(charged);
        Assert.All(charged, one => Assert.Equal(life.Facts.OfType<TrialsBegun>().Single(begun => begun.Run == one.Run).RowPrice!.Value
            * life.Facts.OfType<TrialJudged>().Where(judged => judged.Run == one.Run).Sum(judged => judged.Rows), one.Amount, 1e-9));
        var price = Declared.Model.Costs.Retrain;
        Assert.Equal(life.Facts.OfType<DecisionTaken>().Sum(taken => taken.Decision.Action == ActionKind.Retrain ? taken.Decision.Cost : 0) + charged.Sum(one => one.Amount), life.State.Decide.Retrains.Sum(one => one.Amount), 1e-9);
        Assert.All(life.State.Registry.Versions.Where(version => charged.Exists(one => one.Run == version.Run)), version => Assert.Equal(price + charged.Single(one => one.Run == version.Run).Amount, version.Cost, 1e-9));
        Assert.Equal(life.Facts.OfType<TrialJudged>().Count(judged => judged.Loss is not null), life.Trainer.Discarded.Count);
        Assert.Equal(life.State.Registry.Versions.Select(version => version.Artifact.Hex).Distinct().Order(StringComparer.Ordinal), life.Blobs.List(BlobKinds.Artifacts).Select(digest => digest.Hex));
    }

    [Fact]
    public void Parameters_that_were_drawn_and_did_best_are_those_of_the_version()
    {
        var range = new Dictionary<string, TuneRange> { ["depth"] = new(2, 9, true) };
        var tuned = Declared.Model.Train with { Parameters = new Dictionary<string, string> { ["depth"] = "1", ["kept"] = "yes" }, TrialRows = 100, Tune = new TuneOptions { Trials = 3, Of = range } };
        using var life = new Life(Declared.Model with { Train = tuned }, new World(60, 15));
        life.Trainer.Better = job => job.Run <= 2 || job.Parameters["depth"] != "1";
        life.Until(20);
        var version = life.State.Registry.Versions.First(one => one.Parameters is not null);
        var job = life.Trainer.Begun.Single(one => one.Run == version.Run && one.Trial == 0);
        Assert.Equal((version.Parameters!["depth"], "yes"), (job.Parameters["depth"], job.Parameters["kept"]));
    }

    [Fact]
    public void A_way_that_was_declared_is_taken_without_trying_and_a_version_says_how_it_came()
    {
        using var life = new Life(Declared.Model with { Train = Declared.Model.Train with { Strategy = TrainingStrategy.Incremental } }, new World(60, 15)).Until(30);
        Assert.Empty(life.Facts.OfType<TrialsBegun>());
        var grown = life.State.Registry.Versions.First(version => version.Strategy is not null);
        Assert.Equal((TrainingStrategy.Incremental, 1), (grown.Strategy, grown.Parent));
        Assert.Equal(life.State.Registry.Version(1).Artifact, life.Trainer.Begun.Single(job => job.Run == grown.Run).Parent);
    }

    [Fact]
    public void There_is_at_most_one_champion_and_one_run_after_every_turn()
    {
        using var life = Lives.Whole();
        var turns = 0;
        life.Turned = state =>
        {
            turns++;
            Assert.True(state.Train.Runs.Count(run => run.Step != RunStep.Ended) <= 1);
            Assert.True(state.RollOut.Rollouts.Count(rollout => rollout.Active) <= 1);
            Assert.False(state.Train.Active is not null && state.RollOut.Active is not null, "a run goes on beside a rollout");
            Assert.NotEqual(state.Registry.Champion ?? 0, state.RollOut.Active?.Version ?? -1);
        };
        life.Until(Lives.Days);
        Assert.True(turns > Lives.Days);
    }

    [Fact]
    public void A_turn_that_saw_nothing_new_leaves_no_trace()
    {
        using var life = Lives.Whole();
        for (var day = 0; day < Lives.Days; day++)
        {
            life.Live(day);
            var before = life.Standing;
            life.Rest(World.Day(day + 1));
            life.Rest(World.Day(day + 1).AddSeconds(1));
            Assert.Equal(before, life.Standing);
        }
    }

    [Fact]
    public void Turns_while_a_training_goes_on_leave_no_trace()
    {
        using var life = Lives.Whole();
        life.Live(0);
        for (var day = 1; life.State.Train.Active is not { Step: RunStep.Train }; day++)
        {
            life.Ingest(day);
            while (life.Process.Turn(World.Day(day + 1)) == TurnOutcome.Again)
            {
            }
        }

        var before = life.Standing;
        Assert.Equal(TurnOutcome.Training, life.Process.Turn(life.State.Head.AsOf.AddMinutes(1)));
        Assert.Equal(TurnOutcome.Training, life.Process.Turn(life.State.Head.AsOf.AddMinutes(2)));
        Assert.Equal(before, life.Standing);
        Assert.Single(life.Trainer.Begun);
    }

    [Fact]
    public void A_frozen_model_is_watched_and_not_changed()
    {
        using var life = Lives.Whole().Until(10);
        var frozen = life.Facts.SkipWhile(fact => fact is not ModelFrozen).Skip(1).TakeWhile(fact => fact is not ModelUnfrozen).ToList();
        Assert.Contains(frozen, fact => fact is CohortMeasured);
        Assert.Contains(frozen, fact => fact is DecisionTaken { Decision.Blocked: "the model is frozen" });
        Assert.All(frozen, fact => Assert.True(
            fact is SegmentsSealed or CohortMeasured or CohortEstimated or SignalsObserved or DecisionTaken or RetrainRequested, fact.GetType().Name));
        Assert.All(frozen.OfType<DecisionTaken>(), taken => Assert.Equal(ActionKind.Keep, taken.Decision.Action));
    }

    [Fact]
    public void A_frozen_training_neither_ends_nor_begins_its_version()
    {
        using var life = Lives.Whole();
        life.Live(0);
        for (var day = 1; life.State.Train.Active is null; day++)
        {
            life.Ingest(day);
            life.Process.Turn(World.Day(day + 1));
        }

        life.Process.States.Act(life.Model.Model, life.State.Head.AsOf, "ann", _ => [new ModelFrozen("stop")]);
        var looked = life.Trainer.Look.PassedCount;
        Assert.Equal(TurnOutcome.Rest, life.Process.Turn(life.State.Head.AsOf.AddHours(1)));
        Assert.Equal(looked, life.Trainer.Look.PassedCount);
        Assert.Null(life.State.Train.Active!.Version);
    }

    [Fact]
    public void A_persons_request_waits_for_the_unfreezing_and_is_served_once()
    {
        using var life = Lives.Whole().Until(Lives.Days);
        Assert.Single(life.Facts.OfType<RunStarted>(), run => run.Trigger == Trigger.Person);
        Assert.Single(life.Facts.OfType<RetrainRequested>());
        Assert.Null(life.State.Decide.Request);
    }

    [Fact]
    public void A_rejected_and_a_failed_run_consume_their_evidence()
    {
        using var life = Lives.Whole().Until(Lives.Days);
        var facts = life.Facts.ToList();
        var ends = facts.Index().Where(one => one.Item is RunEnded { Outcome: not RunOutcome.Passed }).ToList();
        Assert.True(ends.Count >= 2);
        Assert.All(ends, end => Assert.Equal($"run {((RunEnded)end.Item).Run}", Assert.IsType<EvidenceConsumed>(facts[end.Index + 1]).By));
    }

    [Fact]
    public void A_machines_failure_consumes_nothing_and_the_run_is_over()
    {
        using var life = Lives.Whole();
        life.Trainer.MachineFails = true;
        life.Until(20);
        var ended = life.Facts.OfType<RunEnded>().Single(run => run.Outcome == RunOutcome.Failed).Run;
        Assert.DoesNotContain(life.Facts.OfType<EvidenceConsumed>(), consumed => consumed.By == $"run {ended}");
    }

    [Fact]
    public void Without_cooldown_a_machine_that_always_fails_does_not_turn_for_ever()
    {
        var model = Declared.Model with { Retrain = Declared.Model.Retrain with { Cooldown = TimeSpan.Zero } };
        using var life = new Life(model, new World(36, 99));
        life.Trainer.MachineFails = true;
        foreach (var run in Enumerable.Range(1, 100))
        {
            life.Trainer.Failures[run] = "lost";
        }

        var turns = 0;
        life.Turned = _ => Assert.True(++turns < 150, "one day took 150 turns");
        life.Until(8);
    }

    [Fact]
    public void A_passed_run_keeps_its_evidence_until_its_rollout_is_over()
    {
        using var life = Lives.Whole().Until(Lives.Days);
        var facts = life.Facts.ToList();
        var started = facts.FindLastIndex(fact => fact is RolloutStarted { Version: 4 });
        var over = facts.FindIndex(fact => fact is VersionPromoted { Version: 4 });
        Assert.InRange(started, 0, over);
        Assert.DoesNotContain(facts[started..over], fact => fact is EvidenceConsumed);
        Assert.Equal("promotion of version 4", Assert.IsType<EvidenceConsumed>(facts[over + 1]).By);
    }

    [Fact]
    public void The_cooldown_lies_between_all_retrains_that_no_person_asked_for()
    {
        using var life = Lives.Whole().Until(Lives.Days);
        var paid = life.State.Decide.Retrains.Where(one => one.Trigger != Trigger.Twin).ToList();
        Assert.True(paid.Count > 3);
        Assert.All(paid.Zip(paid.Skip(1)).Where(pair => pair.Second.Trigger != Trigger.Person), pair =>
            Assert.True(pair.Second.At - pair.First.At >= Declared.Model.Retrain.Cooldown));
    }

    [Fact]
    public void The_budget_is_never_overdrawn()
    {
        var model = Declared.Model with { Retrain = Declared.Model.Retrain with { BudgetLimit = 50, BudgetPer = TimeSpan.FromDays(60) } };
        using var life = new Life(model, new World(36, 12));
        life.Trainer.Failures[3] = life.Trainer.Failures[4] = life.Trainer.Failures[5] = "no";
        life.Until(24);
        Assert.True(life.State.Decide.Retrains.Sum(one => one.Amount) <= 50);
        Assert.Contains(life.Facts.OfType<DecisionTaken>(), taken => taken.Decision.Blocked?.StartsWith("the budget is", StringComparison.Ordinal) == true);
    }

    [Fact]
    public void A_version_whose_answers_were_no_probabilities_stopped_every_later_turn()
    {
        using var life = Lives.Whole();
        life.Trainer.Artifacts[3] = [double.NaN, 0.5, 0.5, 0.5];
        life.Until(14);
        Assert.Contains(life.Facts.OfType<GateJudged>(), judged => judged is { Version: 3, Verdict.Outcome: Outcome.Fail });
        Assert.Equal(World.Day(14), life.State.Log.Before);
        Assert.Equal([1, 2], life.State.Monitor.Cohorts[^1].Versions.Select(one => one.Version));
    }

    [Fact]
    public void A_failing_first_training_is_not_repeated_without_new_labels()
    {
        var model = Declared.Model with { Retrain = Declared.Model.Retrain with { Cooldown = TimeSpan.FromDays(1) } };
        using var life = new Life(model, new World(36, 99));
        foreach (var run in Enumerable.Range(1, 20))
        {
            life.Trainer.Failures[run] = "no";
        }

        life.Until(10);
        var starts = life.State.Train.Runs.Select(run => Days.Of(run.StartedAt)).ToList();
        Assert.True(starts.Count > 2);
        Assert.Equal(starts.Distinct(), starts);
        Assert.Null(life.State.Registry.Champion);
    }
}
