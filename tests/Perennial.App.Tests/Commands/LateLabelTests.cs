using Perennial.Adapters.DuckDb;
using Perennial.Monitor;
using Perennial.Registry;
using Perennial.RollOut;
using Perennial.Simulation.Faults;
using Perennial.Simulation.Streams;
using Perennial.Terms;

namespace Perennial.App.Tests.Commands;

/// <summary>Every real part, in virtual time: labels that come 30 days late.</summary>
public sealed class LateLabelTests
{
    private const int MaturesDays = 30;

    private const string Yaml =
        """
        model: concept
        task: binary
        columns: { time: time, id: id }
        features:
          - { name: signal, type: numeric }
          - { name: noise, type: numeric }
        label: { name: target, matures_after: 30d }
        costs: { currency: USD, loss: 1, retrain: 20 }
        train: { first: 12d, minimum: { rows: 200, positives: 20 }, parameters: { QUICK } }
        retrain: { when: { rows: 1200 }, cooldown: 10d }
        evaluate: { quality: { judge: 3d, margin: 0.1, inconclusive: continue } }
        rollout:
          - shadow: { at_least: 300 examples, at_most: 60d }
          - canary: { steps: [0.2, 0.5], at_least: 50 examples, every: 1d, at_most: 90d }

        """;

    [Fact]
    public async Task A_good_challenger_is_promoted_step_by_step_and_no_step_is_taken_before_its_labels_came()
    {
        using var house = await StreamHouse.LiveAsync(new ConceptStream(StreamHouse.Small(150, 120)), Yaml);
        var promoted = house.Dated<VersionPromoted>().First(one => one.Fact.Previous is not null);
        var stages = house.Dated<StageEntered>().Where(one => one.Fact.Version == promoted.Fact.Version && one.Day <= promoted.Day).ToList();
        Assert.Equal([StageKind.Shadow, StageKind.Canary], stages.Select(one => one.Fact.Stage.Kind));
        var step = Assert.Single(house.Dated<CanaryStepped>(), one => one.Fact.Version == promoted.Fact.Version);
        Assert.Equal(0.5, step.Fact.Share);
        Assert.True(stages[1].Day - stages[0].Day > MaturesDays && step.Day - stages[1].Day > MaturesDays && promoted.Day > step.Day, $"{stages[0].Day}, {stages[1].Day}, {step.Day}, {promoted.Day}");
        Assert.DoesNotContain(house.Journal, one => one.Fact is ServingMeasured or RolloutPaused or ChampionRolledBack);
    }

    [Fact]
    public async Task A_bad_challenger_that_a_person_lets_on_is_given_up_when_its_labels_come()
    {
        using var house = await StreamHouse.LiveAsync(
            new ConceptStream(StreamHouse.Small(120, 120)), Yaml, composition => new SabotagedChallenger(2, new ShuffledLabels(composition.DuckDb).Rewrite));
        var started = Assert.Single(house.Dated<RolloutStarted>(), one => one.Fact.Reason is not null);
        var rejected = Assert.Single(house.Dated<ChallengerRejected>(), one => one.Fact.Version == started.Fact.Version);
        Assert.True(rejected.Day - started.Day > MaturesDays, $"{started.Day}, {rejected.Day}");
        Assert.DoesNotContain(house.Facts<CanaryStepped>(), step => step.Version == started.Fact.Version);
        Assert.DoesNotContain(house.Facts<VersionPromoted>(), promoted => promoted.Version == started.Fact.Version);
    }
}
