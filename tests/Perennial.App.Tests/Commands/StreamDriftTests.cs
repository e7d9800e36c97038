using Perennial.Decide;
using Perennial.Evaluate;
using Perennial.Monitor;
using Perennial.Registry;
using Perennial.Simulation.Streams;
using Perennial.Terms;
using Perennial.Train;

namespace Perennial.App.Tests.Commands;

/// <summary>What the whole loop does about drift, and about none, whatever the task.</summary>
public sealed class StreamDriftTests
{
    private const string Concept =
        """
        model: concept
        task: binary
        columns: { time: time, id: id }
        features:
          - { name: signal, type: numeric }
          - { name: noise, type: numeric }
        label: { name: target, matures_after: 1d }
        costs: { currency: USD, loss: 1, retrain: 300 }
        train: { first: 7d, window: { sliding: 7d }, minimum: { rows: 200, positives: 50 }, parameters: { QUICK } }
        evaluate: { quality: { judge: 2d, inconclusive: continue } }
        rollout: []

        """;

    [Fact]
    public async Task Where_nothing_drifts_nothing_is_trained_but_the_first_version_and_its_twin()
    {
        using var house = await StreamHouse.ReplayAsync(new ConceptStream(StreamHouse.Small(40, 100)), Concept);
        Assert.All(house.Facts<RunStarted>(), run => Assert.True(run.Trigger is Trigger.First or Trigger.Twin, run.Because));
        Assert.Single(house.Facts<VersionPromoted>());
    }

    [Fact]
    public async Task After_an_abrupt_drift_money_asks_for_a_version_and_not_before()
    {
        using var house = await StreamHouse.ReplayAsync(new ConceptStream(StreamHouse.Small(40, 100), 21), Concept);
        var asked = house.Dated<RunStarted>().Where(run => run.Fact.Trigger == Trigger.Money).ToList();
        Assert.NotEmpty(asked);
        Assert.All(asked, run => Assert.InRange(run.Day, 22, 40));
        Assert.True(house.Dated<VersionPromoted>()[^1].Day > 21);
    }

    [Fact]
    public async Task When_a_concept_comes_back_the_version_that_knew_it_is_taken_back()
    {
        using var house = await StreamHouse.ReplayAsync(new ConceptStream(StreamHouse.Small(56, 100), 18, 36), Concept);
        var reused = house.Dated<DecisionTaken>().Where(one => one.Fact.Decision.Action == ActionKind.Reuse && one.Day > 36).ToList();
        Assert.NotEmpty(reused);
        var version = house.Facts<VersionRegistered>().Single(one => one.Version.Number == reused[0].Fact.Decision.Reuse).Version;
        Assert.True(version.TrainedTo <= StreamHouse.Start.AddDays(18));
        Assert.Contains(house.Dated<VersionPromoted>(), one => one.Fact.Version == version.Number && one.Day == reused[0].Day);
    }

    [Fact]
    public async Task Classes_that_change_hands_make_the_loop_retrain()
    {
        using var house = await StreamHouse.ReplayAsync(
            new MulticlassStream(StreamHouse.Small(36, 150)),
            """
            model: departments
            task: multiclass
            columns: { time: time, id: id }
            features:
              - { name: product, type: categorical }
              - { name: channel, type: categorical }
              - { name: words, type: numeric }
            label: { name: department, matures_after: 1d, classes: [billing, delivery, returns, technical] }
            costs: { currency: USD, loss: 1, retrain: 300 }
            train: { first: 7d, window: { sliding: 7d }, minimum: { rows: 200, positives: 50 }, parameters: { QUICK } }
            evaluate: { quality: { judge: 2d, inconclusive: continue } }
            rollout:
              - shadow: { at_least: 100 examples, at_most: 3d, on_timeout: continue }

            """);
        Assert.All(house.Facts<CohortMeasured>().Where(one => one.Cohort.Labelled > 0), one => Assert.Equal(one.Cohort.Labelled, one.Cohort.Classes!.Sum()));
        Assert.Contains(house.Dated<RunStarted>(), run => run.Fact.Trigger == Trigger.Money && run.Day > 12);
        Assert.Contains(house.Facts<CohortMeasured>(), one => one.Cohort.Shadow is { Rows: > 0 });
        Assert.True(house.Facts<VersionPromoted>().Count > 1);
    }

    [Fact]
    public async Task Numbers_with_a_week_in_them_are_learnt_and_judged_by_what_mistakes_cost()
    {
        using var house = await StreamHouse.ReplayAsync(
            new StoreStream(StreamHouse.Small(42, 90)) { Stores = 10 },
            """
            model: stores
            task: regression
            columns: { time: time, id: id, entity: entity }
            features:
              - { name: store, type: categorical }
              - { name: good, type: categorical }
              - { name: weekday, type: numeric }
              - { name: price, type: numeric }
              - { name: promotion, type: numeric }
            label: { name: sales, matures_after: 1d }
            costs: { currency: USD, under: 0.4, over: 0.1, retrain: 50 }
            train: { first: 16d, minimum: { rows: 200 }, parameters: { QUICK } }
            evaluate: { quality: { judge: 3d, inconclusive: continue } }
            rollout: []

            """);
        var served = house.Facts<CohortMeasured>().Select(one => one.Cohort).Where(cohort => cohort.Served is not null).ToList();
        Assert.True(served.Count > 20);
        Assert.True(served.Sum(cohort => cohort.Served!.Mean) < served.Sum(cohort => cohort.TrivialLoss));
        Assert.All(served, cohort => Assert.NotNull(cohort.Centre));
        Assert.Equal(Outcome.Pass, house.Facts<GateJudged>().First(one => one.Verdict.Gate == "training").Verdict.Outcome);
    }
}
