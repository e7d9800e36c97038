using Perennial.Monitor;
using Perennial.Registry;
using Perennial.RollOut;
using Perennial.Terms;
using Perennial.Tests.Monitor;
using FactAttribute = Xunit.FactAttribute;

namespace Perennial.Tests.RollOut;

/// <summary>A shadow from day 20 on, without a conclusion: differences are too spread.</summary>
public sealed class GuardrailsTests(ITestOutputHelper output)
{
    private static readonly StageOptions GoesOn = GivenRollout.Shadow with { OnTimeout = WhenInconclusive.Continue };

    [Theory]
    [InlineData(1_000, true)]
    [InlineData(950, true)]
    [InlineData(949, false)]
    [InlineData(0, false)]
    public void A_stage_without_a_conclusion_continues_only_where_the_challenger_answered(long answered, bool enters)
    {
        var facts = Next(GoesOn, Vague(34, day => With(day, answered)), 35);
        Assert.Equal(enters, facts.Any(fact => fact is StageEntered));
        if (!enters)
        {
            Assert.Contains($"it does not continue: it answered only {answered * 14:N0} of 14,000 requests", Rejected(facts), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(-0.01, true)]
    [InlineData(0.002, true)]
    [InlineData(0.013, false)]
    public void A_stage_without_a_conclusion_continues_only_where_the_challenger_does_not_look_worse(double difference, bool enters)
    {
        var facts = Next(GoesOn, GivenRollout.Pairs(34, difference, deviation: 0.5), 35);
        Assert.Equal(Outcome.NotEnoughEvidence, Assert.Single(facts.OfType<StageJudged>()).Verdict.Outcome);
        Assert.Equal(enters, facts.Any(fact => fact is StageEntered));
        if (!enters)
        {
            Assert.Contains("speaks for its being worse than allowed", Rejected(facts), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void One_that_is_as_good_seldom_looks_worse()
    {
        const int Streams = 400;
        var options = GivenModel.Flights.Quality with { Margin = 0 };
        var stopped = Enumerable.Range(0, Streams).Count(seed =>
        {
            var random = new Random(seed);
            List<Cohort> days = [.. Enumerable.Range(20, 14).Select(day => GivenRollout.Drawn(day, Enumerable.Range(0, 200).Select(_ => random.NextDouble() - 0.5)))];
            return Guardrails.Worse(GivenRollout.In(GoesOn), options, days) is not null;
        });
        output.WriteLine($"{stopped} of {Streams} without a difference and without a margin looked worse");
        Assert.InRange(stopped, 1, Noise.Most(0.25, Streams));
    }

    [Fact]
    public void What_an_earlier_program_did_not_count_is_not_held_against_it() =>
        Assert.Contains(Next(GoesOn, Vague(34, day => Vaguely(day)), 35), fact => fact is StageEntered);

    [Fact]
    public void Days_without_a_shadow_row_and_a_stage_without_a_whole_day_do_not_continue()
    {
        Assert.Contains("answered only 0 of 14,000", Rejected(Next(GoesOn, Vague(34, day => GivenCohorts.Of(day)), 35)), StringComparison.Ordinal);
        Assert.Contains("no whole day of the stage has matured", Rejected(Next(GoesOn, Vague(20, day => GivenCohorts.Of(day)), 35)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_day_on_which_labels_stopped_coming_is_passed_over() =>
        Assert.Contains(Next(GoesOn, Vague(34, day => day == 25 ? GivenCohorts.Of(day) with { Outage = true } : With(day, 1_000)), 35), fact => fact is StageEntered);

    [Fact]
    public void A_split_that_answered_nobody_does_not_continue()
    {
        var split = GivenRollout.Split with { Share = 1, OnTimeout = WhenInconclusive.Continue };
        var registry = GivenRollout.Registry(GivenRollout.Shadow, split);
        var rollout = GivenRollout.In(split, 1);
        var nobody = GivenRollout.Arms(34, 0.002, champion: 1_000, challenger: 0);
        Assert.Contains("answered nobody", Rejected(RolloutPolicy.Next(registry, nobody, rollout, GivenCohorts.At(35))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.2, 0.2, false)]
    [InlineData(0.2, 0.24, false)]
    [InlineData(0.2, 0.27, true)]
    [InlineData(0.2, 0.16, false)]
    [InlineData(0.2, 0.13, true)]
    [InlineData(0, 0.05, true)]
    public void A_challenger_that_acts_more_or_less_than_is_allowed_is_stopped_at_any_time(double champion, double challenger, bool stopped)
    {
        var facts = Next(GivenRollout.Shadow, Vague(24, day => Acting(day, champion, challenger)), 25);
        Assert.Equal(stopped ? "volume" : "shadow", Assert.Single(facts.OfType<StageJudged>()).Verdict.Gate);
        Assert.Equal(stopped, facts.Any(fact => fact is ChallengerRejected));
    }

    [Fact]
    public void Volume_that_is_allowed_promotes_nothing() =>
        Assert.Equal([typeof(StageJudged)], Next(GivenRollout.Shadow, Vague(24, day => Acting(day, 0.2, 0.2)), 25).Select(fact => fact.GetType()));

    [Fact]
    public void Looking_every_day_seldom_stops_what_acts_as_often_as_is_allowed_at_most()
    {
        const int Streams = 300;
        var stopped = Enumerable.Range(0, Streams).Count(seed =>
        {
            var random = new Random(seed);
            List<Cohort> days = [.. Enumerable.Range(0, 34).Select(day => Drawn(random, day, 0.2, 0.25))];
            return Enumerable.Range(21, 13).Any(count => Guardrails.Volume(Thresholded, [.. days.Skip(20).Take(count - 20)]) is not null);
        });
        output.WriteLine($"{stopped} of {Streams} at the very limit were stopped within 13 looks");
        Assert.InRange(stopped, 0, Noise.Most(0.05, Streams));
    }

    private static ModelDeclaration Thresholded => GivenModel.Flights with { Costs = GivenModel.Flights.Costs with { DecideAt = new DecideAt(0.5) } };

    private static MonitorState Vague(int days, Func<int, Cohort> staged) => GivenCohorts.State(
        Enumerable.Range(0, days).Select(day => day < GivenRollout.EnteredOn ? GivenCohorts.Of(day) : staged(day)));

    private static Cohort Vaguely(int day) => GivenCohorts.Of(day) with
    {
        Shadow = new ShadowCohort(GivenRollout.Challenger, 1_000, GivenCohorts.Spread(0.002, 0.5, 1_000), 30, 30),
    };

    private static Cohort With(int day, long answered) => Vaguely(day) is var cohort ? cohort with { Shadow = cohort.Shadow! with { Answered = answered } } : null!;

    private static Cohort Acting(int day, double champion, double challenger) => Vaguely(day) is var cohort
        ? cohort with { Shadow = cohort.Shadow! with { Answered = 1_000, Acted = new ActedShares(1_000, champion, challenger, Math.Min(champion, challenger)) } }
        : null!;

    private static Cohort Drawn(Random random, int day, double champion, double challenger)
    {
        (bool One, bool Other)[] rows = [.. Enumerable.Range(0, 1_000).Select(_ => random.NextDouble() is var chance ? (chance < champion, chance < challenger) : default)];
        return Vaguely(day) is var cohort ? cohort with
        {
            Shadow = cohort.Shadow! with
            {
                Acted = new ActedShares(1_000, rows.Count(row => row.One) / 1_000.0, rows.Count(row => row.Other) / 1_000.0, rows.Count(row => row.One && row.Other) / 1_000.0),
            },
        } : null!;
    }

    private static string Rejected(IReadOnlyList<IFact> facts) => Assert.Single(facts.OfType<ChallengerRejected>()).Because;

    private static IReadOnlyList<IFact> Next(StageOptions stage, MonitorState monitor, double now)
    {
        var registry = GivenRollout.Registry(stage, GivenRollout.Split);
        return RolloutPolicy.Next(
            registry with { Declaration = registry.Declared() with { Costs = Thresholded.Costs } }, monitor, GivenRollout.In(stage), GivenCohorts.At(now));
    }
}
