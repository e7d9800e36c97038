using Perennial.Monitor;
using Perennial.RollOut;
using Perennial.Terms;
using Perennial.Tests.Monitor;
using FactAttribute = Xunit.FactAttribute;

namespace Perennial.Tests.RollOut;

public sealed class GroupGuardrailTests
{
    private static readonly ModelDeclaration Model = GivenModel.Flights with
    {
        Gates = new() { Protected = ["sex"], Bias = new() { MaxGap = 0.05, Metrics = [GroupMetric.SelectionRate] } },
    };

    [Fact]
    public void Groups_that_are_selected_differently_day_by_day_are_told_by_name()
    {
        var verdict = GroupGuardrail.Judge(Model, Days(10, 400, 200))!;
        Assert.Equal((Outcome.Fail, "bias"), (verdict.Outcome, verdict.Gate));
        Assert.StartsWith("selection_rate is 0.4000 for sex m and 0.2000 for w, at least 0.", verdict.Because, StringComparison.Ordinal);
    }

    [Fact]
    public void Groups_that_are_selected_alike_or_on_too_few_rows_are_not()
    {
        Assert.Null(GroupGuardrail.Judge(Model, Days(10, 300, 290)));
        Assert.Null(GroupGuardrail.Judge(Model, [[new("sex", "m", 20, 10, 20, 10), new("sex", "w", 20, 10, 0, 0)]]));
        Assert.Null(GroupGuardrail.Judge(Model, [null, null]));
    }

    [Fact]
    public void Without_a_limit_nothing_is_stopped() =>
        Assert.Null(GroupGuardrail.Judge(Model with { Gates = new() { Protected = ["sex"] } }, Days(10, 400, 200)));

    [Fact]
    public void A_shadow_that_is_biased_is_rejected()
    {
        var monitor = GivenRollout.Pairs(30, -0.05);
        monitor = monitor with
        {
            Cohorts = [.. monitor.Cohorts.Select(cohort => cohort.Shadow is { } shadow ? cohort with { Shadow = shadow with { Groups = Day(400, 200) } } : cohort)],
        };
        var registry = GivenRollout.Registry(GivenRollout.Shadow) with { Declaration = Model with { Rollout = [GivenRollout.Shadow] } };
        var facts = RolloutPolicy.Next(registry, monitor, GivenRollout.In(GivenRollout.Shadow), GivenCohorts.At(31));
        Assert.Equal("bias", Assert.Single(facts.OfType<StageJudged>()).Verdict.Gate);
        Assert.Contains(facts, fact => fact is ChallengerRejected);
    }

    [Fact]
    public void Counting_a_day_gives_every_group_its_share()
    {
        var (rows, truth) = Evaluate.GivenJudged.Drawn(1, 200);
        var counts = GroupCounts.Of(Model, rows, [.. truth.Select((_, row) => Evaluate.GivenJudged.IsWoman(row) ? 0.9 : 0.1)])!;
        Assert.Equal([("m", 100, 0), ("w", 100, 100)], counts.Select(one => (one.Group, (int)one.Rows, (int)one.Selected)));
        Assert.Equal(rows.Labels.Count(label => label > 0.5), counts.Sum(one => one.Positives));
        Assert.Null(GroupCounts.Of(GivenModel.Flights, rows, truth));
    }

    private static IEnumerable<IReadOnlyList<GroupCounts>?> Days(int days, long men, long women) => Enumerable.Repeat(Day(men, women), days);

    private static IReadOnlyList<GroupCounts> Day(long men, long women) => [new("sex", "m", 1_000, 300, men, 100), new("sex", "w", 1_000, 300, women, 100)];
}
