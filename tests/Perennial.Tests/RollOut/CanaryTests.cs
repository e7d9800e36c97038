using Perennial.Monitor;
using Perennial.Registry;
using Perennial.RollOut;
using Perennial.Terms;
using Perennial.Tests.Monitor;
using FactAttribute = Xunit.FactAttribute;

namespace Perennial.Tests.RollOut;

/// <summary>Version 2 in a canary from day 20 on: 10 %, 30 %, 50 % of 10,000 rows a day.</summary>
public sealed class CanaryTests
{
    private static readonly StageOptions Canary = new(StageKind.Canary, 0.1, 500, TimeSpan.FromDays(14), WhenInconclusive.Reject)
    {
        Steps = [0.1, 0.3, 0.5], Every = TimeSpan.FromDays(1),
    };

    private static readonly RegistryState Registry = GivenRollout.Registry(Canary);

    [Fact]
    public void A_good_challenger_goes_step_by_step_and_is_promoted_after_the_last()
    {
        var (rollout, facts) = Live(day => Arms(day, -0.05), 40);
        Assert.Equal([0.3, 0.5], facts.OfType<CanaryStepped>().Select(step => step.Share));
        Assert.Equal([1, 2], facts.OfType<CanaryStepped>().Select(step => step.Step));
        Assert.IsType<VersionPromoted>(facts.Single(fact => fact is VersionPromoted));
        Assert.Equal([0.1, 0.3, 0.5], rollout.Steps.Select(step => step.Share));
        Assert.True(rollout.Steps.Zip(rollout.Steps.Skip(1)).All(pair => pair.Second.Since - pair.First.Since >= Canary.Every));
    }

    [Fact]
    public void A_bad_challenger_is_given_up_at_its_first_share()
    {
        var (_, facts) = Live(day => Arms(day, 0.05), 40);
        Assert.Empty(facts.OfType<CanaryStepped>());
        Assert.Equal(("canary", Outcome.Fail), facts.OfType<StageJudged>().Last().Verdict is var last ? (last.Gate, last.Outcome) : default);
        Assert.Contains(facts, fact => fact is ChallengerRejected);
    }

    [Fact]
    public void A_challenger_that_turns_bad_at_a_greater_share_is_given_up_there()
    {
        var (rollout, facts) = Live(day => Arms(day, day < 22 ? -0.05 : 0.2), 40);
        Assert.NotEmpty(facts.OfType<CanaryStepped>());
        Assert.Contains(facts, fact => fact is ChallengerRejected);
        Assert.Equal(Phase.Rejected, rollout.Phase);
    }

    [Fact]
    public void Silence_takes_no_step_and_ends_by_its_time()
    {
        var (_, facts) = Live(day => GivenCohorts.Of(day), 40);
        Assert.Empty(facts.OfType<CanaryStepped>());
        Assert.DoesNotContain(facts, fact => fact is VersionPromoted);
        Assert.Contains("the stage's time is over", facts.OfType<ChallengerRejected>().Single().Because, StringComparison.Ordinal);
        var (_, longer) = Live(day => GivenCohorts.Of(day), 40, Canary with { OnTimeout = WhenInconclusive.Continue });
        Assert.DoesNotContain(longer, fact => fact is CanaryStepped or VersionPromoted);
    }

    [Fact]
    public void Too_few_examples_of_the_challenger_take_no_step()
    {
        var (_, facts) = Live(day => Arms(day, -0.05, rows: 200), 33, Canary with { AtMost = TimeSpan.FromDays(30) });
        Assert.Empty(facts.OfType<CanaryStepped>());
        // Sixty a day: 500 of them are there after nine days.
        var (stepped, _) = Live(day => Arms(day, -0.05, rows: 600), 33, Canary with { AtMost = TimeSpan.FromDays(30) });
        Assert.Equal(GivenCohorts.At(30), stepped.Steps[1].Since);
    }

    [Fact]
    public void A_hard_week_with_a_greater_share_does_not_make_a_good_challenger_look_worse()
    {
        // Days lose 0.2 more once the challenger answers half of them: pooled, its arm would have more of the hard days.
        var rollout = new Rollout(2, Phase.Split, 0, Canary with { Share = 0.5 }, GivenCohorts.At(20))
        {
            Steps = [new(GivenCohorts.At(20), 0.1, 0), new(GivenCohorts.At(23), 0.5, 0)],
        };
        var cohorts = Enumerable.Range(20, 6).Select(day => Arms(day, -0.01, share: day < 23 ? 0.1 : 0.5, level: day < 23 ? 0.3 : 0.5)).ToList();
        var verdict = CanaryTest.Judge(rollout, GivenModel.Flights.Quality with { Margin = 0.002 }, cohorts);
        Assert.Equal(-0.01, verdict.Figures["difference"], 1e-9);
        Assert.Equal(Outcome.Pass, verdict.Outcome);
        var pooled = SplitTest.Judge(GivenRollout.Split with { Share = 0.5, AtLeastExamples = 1 }, GivenModel.Flights.Quality with { Margin = 0.002 }, cohorts);
        Assert.True(pooled.Figures["difference"] > 0.03);
    }

    [Fact]
    public void The_limits_of_serving_hold_a_step_back_until_enough_was_asked()
    {
        var limited = Registry with { Declaration = GivenServing.Limited(new() { Errors = 0.01 }) with { Rollout = [Canary] } };
        var begun = Started(Canary);
        var monitor = GivenCohorts.State(Enumerable.Range(0, 23).Select(day => day < 20 ? GivenCohorts.Of(day) : Arms(day, -0.05)));
        var asked = begun.After(new ServingMeasured(GivenServing.Minute(1, GivenServing.Version(2, 500, 0))), GivenCohorts.At(24));
        var silent = begun.After(new ServingMeasured(GivenServing.Minute(1)), GivenCohorts.At(24));
        Assert.Contains(RolloutPolicy.Next(limited, monitor, begun.Active!, GivenCohorts.At(24)), fact => fact is CanaryStepped);
        Assert.Contains(RolloutPolicy.Next(limited, monitor, asked.Active!, GivenCohorts.At(24)), fact => fact is CanaryStepped);
        Assert.IsType<StageJudged>(Assert.Single(RolloutPolicy.Next(limited, monitor, silent.Active!, GivenCohorts.At(24))));
    }

    [Fact]
    public void What_a_canary_is_doing_names_its_step_and_who_answers_follows_its_share()
    {
        var state = Started(Canary).After(new CanaryStepped(2, 0, 1, 0.3, 700, "so far"), GivenCohorts.At(22));
        Assert.Equal("version 2 is in its canary stage, step 2 of 3, share 0.3", state.Active!.Doing);
        Assert.Equal((new Challenger(2, StageKind.Split), 0.3), (state.Challenger, state.Active.Stage!.Share));
        Assert.Equal(new CanaryStep(GivenCohorts.At(22), 0.3, 700), state.Active.Steps[^1]);
    }

    private static RolloutState Started(StageOptions stage) => RolloutState.Start
        .After(new RolloutStarted(2), GivenCohorts.At(20)).After(new StageEntered(2, 0, stage), GivenCohorts.At(20));

    /// <summary>Lives day by day, the labels of each known a day later, until the rollout is over.</summary>
    private static (Rollout Rollout, IReadOnlyList<IFact> Facts) Live(Func<int, Cohort> cohort, int days, StageOptions? stage = null)
    {
        var (state, facts) = (Started(stage ?? Canary), new List<IFact>());
        var registry = GivenRollout.Registry(stage ?? Canary);
        var monitor = GivenCohorts.State(Enumerable.Range(0, 20).Select(day => GivenCohorts.Of(day)));
        for (var day = 20; day < days && state.Active is not null; day++)
        {
            var share = state.Active.Steps.FindLast(step => step.Since <= GivenCohorts.At(day))!.Share;
            var known = new CohortMeasured(cohort(day) is { Split: { } split } arms ? arms with { Split = At(split, share) } : cohort(day));
            (monitor, state) = (monitor.After(known), state.After(known, GivenCohorts.At(day + 2)));
            foreach (var fact in RolloutPolicy.Next(registry, monitor, state.Active!, GivenCohorts.At(day + 2)))
            {
                facts.Add(fact);
                state = state.After(fact, GivenCohorts.At(day + 2));
            }
        }

        return (state.Rollouts[^1], facts);
    }

    private static Cohort Arms(int day, double difference, double share = 0.1, double level = 0.5, long rows = 10_000) => GivenCohorts.Of(day) with
    {
        Split = At(new SplitCohort(2, GivenCohorts.Spread(level, 0.05, rows), GivenCohorts.Spread(level + difference, 0.05, rows), rows, rows), share),
    };

    private static SplitCohort At(SplitCohort arms, double share)
    {
        var rows = arms.ChampionEntities > 0 && arms.ChampionEntities == arms.ChallengerEntities ? arms.ChampionEntities : arms.ChampionEntities + arms.ChallengerEntities;
        var challenger = (long)(rows * share);
        return arms with
        {
            Champion = GivenCohorts.Spread(arms.Champion.Mean, 0.05, rows - challenger), Challenger = GivenCohorts.Spread(arms.Challenger.Mean, 0.05, challenger),
            ChampionEntities = rows - challenger, ChallengerEntities = challenger,
        };
    }
}
