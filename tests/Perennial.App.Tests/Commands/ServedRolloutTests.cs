using Perennial.Monitor;
using Perennial.Registry;
using Perennial.RollOut;
using Perennial.Simulation.Streams;
using Perennial.Terms;

namespace Perennial.App.Tests.Commands;

/// <summary>Limits of serving over SQLite, Parquet and real versions, in virtual time: a turn a minute, told what a server would count.</summary>
public sealed class ServedRolloutTests
{
    private const string Yaml =
        """
        model: concept
        task: binary
        columns: { time: time, id: id }
        features:
          - { name: signal, type: numeric }
          - { name: noise, type: numeric }
        label: { name: target, matures_after: 1d }
        costs: { currency: USD, loss: 1, retrain: 20 }
        train: { first: 12d, window: { sliding: 10d }, minimum: { rows: 200, positives: 20 }, parameters: { QUICK } }
        retrain: { when: { rows: 1500 } }
        evaluate: { quality: { judge: 3d, inconclusive: continue, margin: 0.1 } }
        guardrails: { errors: 0.02, p99: 50ms, memory: 256MB }
        rollout: [ROLLOUT]

        """;

    [Theory]
    [InlineData("errors")]
    [InlineData("latency")]
    [InlineData("memory")]
    public async Task A_new_champion_that_serves_badly_is_taken_back_within_minutes(string fault)
    {
        using var house = await StreamHouse.LiveAsync(new ConceptStream(StreamHouse.Small(40, 120)), Yaml.Replace("[ROLLOUT]", "[]", StringComparison.Ordinal));
        var (facts, state) = house.GoOn(state => [new VersionPromoted(Other(state), state.Registry.Champion, "a person was mistaken")], 15, (tally, minute, state) => Count(tally, state.Registry.Champion!.Value, fault));
        var back = Assert.Single(facts, one => one.Fact is ChampionRolledBack);
        Assert.Equal(fault, facts.Select(one => one.Fact).OfType<PromotionWatched>().Last(told => told.Verdict.Outcome == Outcome.Fail).Verdict.Gate);
        Assert.InRange((back.Event.AsOf - facts[0].Event.AsOf).TotalMinutes, 2, 6);
        Assert.Empty(DecisionAudit.Check("concept", house.Read()).Faults);
        Assert.Equal(((ChampionRolledBack)back.Fact).To, state.Registry.Champion);
    }

    [Theory]
    [InlineData("shadow: { at_most: 9d }", "errors")]
    [InlineData("split: { share: 0.5, at_most: 9d }", "latency")]
    [InlineData("canary: { at_most: 9d }", "memory")]
    public async Task A_challenger_that_serves_badly_is_given_up_within_minutes_in_every_kind_of_stage(string stage, string fault)
    {
        using var house = await StreamHouse.LiveAsync(new ConceptStream(StreamHouse.Small(40, 120)), Yaml.Replace("[ROLLOUT]", $"[{{ {stage} }}]", StringComparison.Ordinal));
        var (facts, _) = house.GoOn(
            state => state.RollOut.Active is { } going ? [new ChallengerRejected(going.Version, "another is tried"), new RolloutStarted(Other(state))] : [new RolloutStarted(Other(state))],
            20,
            (tally, minute, state) =>
            {
                Count(tally, state.Registry.Champion!.Value, null);
                Count(tally, Other(state), fault);
            });
        var rejected = facts.Select(one => one.Fact).OfType<ChallengerRejected>().Last();
        Assert.Equal(fault, facts.Select(one => one.Fact).OfType<StageJudged>().Last().Verdict.Gate);
        Assert.DoesNotContain(facts, one => one.Fact is VersionPromoted or CanaryStepped);
        Assert.Contains("allowed", rejected.Because, StringComparison.Ordinal);
    }

    /// <summary>A version that is not champion.</summary>
    private static int Other(ModelState state) => state.Registry.Versions.First(version => version.Number != state.Registry.Champion && !version.Twin).Number;

    private static void Count(ServingTally tally, int version, string? fault)
    {
        tally.Took("concept", version, fault == "memory" ? 1L << 30 : 1 << 20);
        for (var request = 0; request < 100; request++)
        {
            if (fault == "errors" && request % 5 == 0)
            {
                tally.Failed("concept", version);
            }
            else
            {
                tally.Answered("concept", version, fault == "latency" ? 0.2 : 0.002);
            }
        }
    }
}
