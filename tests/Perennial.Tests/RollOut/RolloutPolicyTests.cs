using Perennial.Decide;
using Perennial.Monitor;
using Perennial.Registry;
using Perennial.RollOut;
using Perennial.Terms;
using Perennial.Tests.Monitor;
using FactAttribute = Xunit.FactAttribute;

namespace Perennial.Tests.RollOut;

public sealed class RolloutPolicyTests
{
    private static readonly RegistryState TwoStages = GivenRollout.Registry(GivenRollout.Shadow, GivenRollout.Split);

    [Fact]
    public void What_passed_its_gates_enters_its_first_stage() =>
        Assert.Equal([new StageEntered(2, 0, GivenRollout.Shadow)], Next(TwoStages, GivenRollout.Pairs(19, 0), Proposed, 19));

    [Fact]
    public void The_first_version_and_a_file_without_stages_promote_at_once()
    {
        var first = TwoStages with { Reigns = [] };
        foreach (var registry in new[] { first, GivenRollout.Registry() })
        {
            var facts = Next(registry, GivenRollout.Pairs(19, 0), Proposed, 19);
            Assert.Equal(new VersionPromoted(2, registry.Champion, "it passed its gates"), facts[0]);
            Assert.Equal(new EvidenceConsumed(GivenCohorts.Day(18), "promotion of version 2"), facts[1]);
        }
    }

    [Fact]
    public void A_shadow_that_passes_enters_the_split_and_the_last_stage_promotes()
    {
        Assert.Equal(new StageEntered(2, 1, GivenRollout.Split), Shadow(-0.05, 23)[^1]);
        var last = Next(GivenRollout.Registry(GivenRollout.Shadow), GivenRollout.Pairs(23, -0.05), GivenRollout.In(GivenRollout.Shadow), 24);
        Assert.Equal([typeof(StageJudged), typeof(VersionPromoted), typeof(EvidenceConsumed)], last.Select(fact => fact.GetType()));
        Assert.Equal(GivenCohorts.Day(22), ((EvidenceConsumed)last[^1]).Through);
    }

    [Fact]
    public void A_shadow_that_fails_is_rejected_and_its_evidence_consumed() =>
        Assert.Equal([typeof(StageJudged), typeof(ChallengerRejected), typeof(EvidenceConsumed)], Shadow(0.05, 23).Select(fact => fact.GetType()));

    [Fact]
    public void A_stage_does_not_pass_before_its_examples_are_there_but_fails_when_it_must()
    {
        Assert.IsType<StageJudged>(Assert.Single(Shadow(-0.05, 21)));
        Assert.IsType<StageEntered>(Shadow(-0.05, 22)[^1]);
        Assert.Contains(Shadow(0.05, 21), fact => fact is ChallengerRejected);
    }

    [Theory]
    [InlineData(WhenInconclusive.Hold, typeof(StageHeld))]
    [InlineData(WhenInconclusive.Reject, typeof(ChallengerRejected))]
    [InlineData(WhenInconclusive.Continue, typeof(StageEntered))]
    public void A_stage_without_a_conclusion_ends_by_its_time_as_its_file_says(WhenInconclusive then, Type fact)
    {
        var stage = GivenRollout.Shadow with { OnTimeout = then };
        var vague = GivenRollout.Pairs(33, 0.002, deviation: 0.5);
        Assert.IsType<StageJudged>(Assert.Single(Next(TwoStages, vague, GivenRollout.In(stage), 34 - 1e-6)));
        Assert.Contains(Next(TwoStages, vague, GivenRollout.In(stage), 34), one => one.GetType() == fact);
    }

    [Fact]
    public void A_challenger_that_answers_as_the_champion_ends_by_its_time()
    {
        Assert.IsType<StageJudged>(Assert.Single(Next(TwoStages, GivenRollout.Pairs(32, 0, deviation: 0), GivenRollout.In(GivenRollout.Shadow), 33)));
        Assert.IsType<StageHeld>(Next(TwoStages, GivenRollout.Pairs(33, 0, deviation: 0), GivenRollout.In(GivenRollout.Shadow), 34)[^1]);
    }

    [Fact]
    public void Each_cohort_is_judged_once()
    {
        var judged = GivenRollout.In(GivenRollout.Shadow) with { JudgedThrough = GivenCohorts.Day(22) };
        Assert.Empty(Next(TwoStages, GivenRollout.Pairs(23, -0.05), judged, 24));
        Assert.NotEmpty(Next(TwoStages, GivenRollout.Pairs(24, -0.05), judged, 25));
        Assert.Empty(Next(TwoStages, GivenRollout.Pairs(20, 0), GivenRollout.In(GivenRollout.Shadow), 21));
    }

    [Fact]
    public void Held_waits_for_a_person_and_frozen_waits_for_all()
    {
        var monitor = GivenRollout.Pairs(40, -0.05);
        Assert.Empty(Next(TwoStages, monitor, GivenRollout.In(GivenRollout.Shadow) with { Phase = Phase.Held }, 60));
        Assert.Empty(Next(TwoStages with { Frozen = true }, monitor, GivenRollout.In(GivenRollout.Shadow), 60));
        Assert.Empty(Next(TwoStages with { Frozen = true }, monitor, Proposed, 60));
    }

    [Theory]
    [InlineData(-0.05, typeof(VersionPromoted))]
    [InlineData(0.05, typeof(ChallengerRejected))]
    public void A_split_ends_by_what_its_arms_say(double difference, Type fact) => Assert.Contains(
        Next(TwoStages, GivenRollout.Arms(25, difference), GivenRollout.In(GivenRollout.Split, 1), 26), one => one.GetType() == fact);

    [Fact]
    public void Arms_that_are_not_split_as_declared_pause_the_rollout_whatever_they_say()
    {
        var facts = Next(TwoStages, GivenRollout.Arms(25, -0.05, champion: 620, challenger: 380), GivenRollout.In(GivenRollout.Split, 1), 26);
        Assert.Contains("not split as declared", facts.OfType<RolloutPaused>().Single().Reason, StringComparison.Ordinal);
        Assert.DoesNotContain(facts, fact => fact is ChallengerRejected or VersionPromoted);
    }

    [Fact]
    public void A_split_that_began_within_a_day_is_not_judged_by_that_day()
    {
        // Until noon everybody was answered by the champion: 750 against 250.
        var arms = GivenRollout.Arms(21, -0.05, champion: 750, challenger: 250);
        Assert.Empty(Next(TwoStages, arms, GivenRollout.In(GivenRollout.Split, 1, entered: 20.5), 22));
        var next = arms.After(new CohortMeasured(GivenRollout.Arms(22, -0.05).Cohorts[^1]));
        Assert.Equal(1_000, Judged(Next(TwoStages, next, GivenRollout.In(GivenRollout.Split, 1, entered: 20.5), 23)).Figures["rows"]);
        Assert.Contains(Next(TwoStages, arms, GivenRollout.In(GivenRollout.Split, 1), 22), fact => fact is RolloutPaused);
    }

    private static Rollout Proposed => new(GivenRollout.Challenger, Phase.Proposed, -1, null, GivenCohorts.At(19));

    [Fact]
    public void The_clock_of_a_stage_stands_still_while_nothing_can_be_seen()
    {
        var (stage, vague) = (GivenRollout.Shadow with { OnTimeout = WhenInconclusive.Continue }, GivenRollout.Pairs(33, 0, deviation: 1));
        Assert.Contains(Next(TwoStages, vague, GivenRollout.In(stage), 34), one => one is StageEntered);
        var held = vague.After(new DaysQuarantined(GivenCohorts.Day(24), GivenCohorts.Day(26), "minute", "another unit"));
        Assert.DoesNotContain(Next(TwoStages, held, GivenRollout.In(stage), 36.9), one => one is StageEntered);
        Assert.Contains(Next(TwoStages, held, GivenRollout.In(stage), 37), one => one is StageEntered);
        var silent = vague with { Cohorts = [.. vague.Cohorts.Select((cohort, day) => day < 30 ? cohort : cohort with { Labelled = 0, Shadow = null })] };
        Assert.DoesNotContain(Next(TwoStages, silent, GivenRollout.In(stage), 34), one => one is StageEntered);
    }

    [Fact]
    public void Pairs_of_broken_days_do_not_count()
    {
        var pairs = GivenRollout.Pairs(23, -0.05);
        var held = pairs.After(new DaysQuarantined(GivenCohorts.Day(21), GivenCohorts.Day(21), "minute", "another unit"));
        Assert.Equal(Judged(Next(TwoStages, pairs, GivenRollout.In(GivenRollout.Shadow), 24)).Figures["rows"] - 1_000, Judged(Next(TwoStages, held, GivenRollout.In(GivenRollout.Shadow), 24)).Figures["rows"]);
    }

    private static Perennial.Evaluate.Verdict Judged(IReadOnlyList<IFact> facts) => facts.OfType<StageJudged>().Single().Verdict;

    private static IReadOnlyList<IFact> Shadow(double difference, int days) =>
        Next(TwoStages, GivenRollout.Pairs(days, difference), GivenRollout.In(GivenRollout.Shadow), days + 1);

    private static IReadOnlyList<IFact> Next(RegistryState registry, MonitorState monitor, Rollout rollout, double now) =>
        RolloutPolicy.Next(registry, monitor, rollout, GivenCohorts.At(now));
}
