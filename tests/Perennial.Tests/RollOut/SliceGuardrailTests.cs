using Perennial.Monitor;
using Perennial.RollOut;
using Perennial.Terms;
using Perennial.Tests.Evaluate;
using Perennial.Tests.Monitor;
using FactAttribute = Xunit.FactAttribute;

namespace Perennial.Tests.RollOut;

public sealed class SliceGuardrailTests
{
    private static readonly ModelDeclaration Model = GivenModel.Flights with { Gates = new() { Slices = ["origin", "sex"] }, Guardrails = new() { Slices = 0.02 } };

    [Fact]
    public void A_version_that_is_worse_on_one_slice_is_stopped_by_its_name()
    {
        var verdict = SliceGuardrail.Judge(Model, Days(10, ("JFK", 0.1), ("SFO", -0.02)))!;
        Assert.Equal(("slices", Outcome.Fail), (verdict.Gate, verdict.Outcome));
        Assert.StartsWith("on origin: JFK loss minus the champion's is 0.1000", verdict.Because, StringComparison.Ordinal);
        Assert.Null(SliceGuardrail.Judge(Model, Days(10, ("JFK", 0.01), ("SFO", -0.02))));
        Assert.Null(SliceGuardrail.Judge(Model with { Guardrails = null }, Days(10, ("JFK", 0.1))));
        Assert.Null(SliceGuardrail.Judge(Model, new IReadOnlyList<SliceLoss>?[] { null, [] }));
    }

    [Fact]
    public void Few_rows_of_a_slice_stop_nobody() => Assert.Null(SliceGuardrail.Judge(Model, Days(1, ("JFK", 0.5)).Select(day => day.Select(one => one with { Difference = GivenCohorts.Spread(0.5, 0.01, 50) }).ToList())));

    [Fact]
    public void The_arms_of_a_split_are_compared_slice_by_slice()
    {
        IReadOnlyList<SliceArms> day = [new("origin", "JFK", GivenCohorts.Spread(0.5, 0.05, 500), GivenCohorts.Spread(0.6, 0.05, 500)), new("origin", "SFO", GivenCohorts.Spread(0.5, 0.05, 500), GivenCohorts.Spread(0.5, 0.05, 500))];
        Assert.Contains("origin: JFK", SliceGuardrail.Judge(Model, Enumerable.Repeat(day, 5))!.Because, StringComparison.Ordinal);
        Assert.Null(SliceGuardrail.Judge(Model, Enumerable.Repeat<IReadOnlyList<SliceArms>>([day[1]], 5)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_challenger_that_is_worse_on_a_slice_is_given_up_in_its_shadow_and_in_its_split(bool split)
    {
        var stage = split ? GivenRollout.Split : GivenRollout.Shadow;
        var registry = GivenRollout.Registry(stage) with { Declaration = Model with { Rollout = [stage] } };
        var monitor = split ? GivenRollout.Arms(30, -0.05) : GivenRollout.Pairs(30, -0.05);
        monitor = monitor with
        {
            Cohorts = [.. monitor.Cohorts.Select(cohort => cohort with
            {
                Shadow = cohort.Shadow is { } shadow ? shadow with { Slices = Day(("JFK", 0.1)) } : null,
                Split = cohort.Split is { } arms ? arms with { Slices = [new("origin", "JFK", GivenCohorts.Spread(0.5, 0.05, 500), GivenCohorts.Spread(0.6, 0.05, 500))] } : null,
            })],
        };
        var facts = RolloutPolicy.Next(registry, monitor, GivenRollout.In(stage), GivenCohorts.At(31));
        Assert.Equal("slices", Assert.Single(facts.OfType<StageJudged>()).Verdict.Gate);
        Assert.Contains(facts, fact => fact is ChallengerRejected);
    }

    [Fact]
    public void A_day_is_cut_by_every_category_and_not_by_numbers()
    {
        var (rows, truth) = GivenJudged.Drawn(1, 200);
        var worse = truth.Select((score, row) => GivenJudged.IsWoman(row) ? 1 - score : score).ToArray();
        var slices = SliceLosses.Paired(Model with { Gates = new() { Slices = ["sex"] } }, rows, worse, truth)!;
        Assert.Equal([("sex", "m", 100L), ("sex", "w", 100L)], slices.Select(one => (one.Column, one.Slice, one.Difference.Rows)));
        Assert.Equal(0, slices[0].Difference.Mean, 1e-12);
        Assert.True(slices[1].Difference.Mean > 0.01);
        Assert.Null(SliceLosses.Paired(GivenModel.Flights, rows, worse, truth));
        var arms = SliceLosses.Arms(Model with { Gates = new() { Slices = ["sex"] } }, rows, (int)rows.AnsweredBy[0])!;
        Assert.Equal(rows.Count, arms.Sum(one => one.Champion.Rows + one.Challenger.Rows));
    }

    private static IEnumerable<IReadOnlyList<SliceLoss>> Days(int days, params (string Slice, double Worse)[] slices) => Enumerable.Range(0, days).Select(_ => Day(slices));

    private static IReadOnlyList<SliceLoss> Day(params (string Slice, double Worse)[] slices) =>
        [.. slices.Select(one => new SliceLoss("origin", one.Slice, GivenCohorts.Spread(one.Worse, 0.05, 500)))];
}
