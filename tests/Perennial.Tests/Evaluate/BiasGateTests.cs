using Perennial.Drift.Metrics;
using Perennial.Evaluate;
using Perennial.Monitor;
using Perennial.Terms;
using Perennial.Tests.Monitor;
using FactAttribute = Xunit.FactAttribute;

namespace Perennial.Tests.Evaluate;

/// <summary>Answers above 0.3 are acted on; women are treated as the test says.</summary>
public sealed class BiasGateTests
{
    private static readonly ModelDeclaration Model = GivenJudged.Model with { Costs = GivenJudged.Model.Costs with { DecideAt = new DecideAt(0.3) } };

    [Fact]
    public void A_version_that_selects_women_less_is_stopped_and_metric_and_groups_are_named()
    {
        var verdict = Judge(Harsh(0.1), new BiasGateOptions { MaxGap = 0.05 });
        Assert.Equal(Outcome.Fail, verdict.Outcome);
        Assert.Matches("^the difference of (selection_rate|true_positive_rate|false_positive_rate) between sex m and w is 0\\.", verdict.Because);
        Assert.EndsWith("so are 2 others", verdict.Because, StringComparison.Ordinal);
        Assert.Contains(verdict.Compared!, one => one is { Metric: "demographic_parity_difference", Of: "sex: m and w", Lower: > 0.05 });
    }

    [Fact]
    public void A_version_that_treats_groups_alike_passes()
    {
        var verdict = Judge(GivenJudged.Of(5, (_, truth) => truth, (_, truth) => truth, 20_000, Model), new BiasGateOptions { MaxGap = 0.08, MinRatio = 0.8, Margin = 0.05 });
        Assert.Equal(Outcome.Pass, verdict.Outcome);
    }

    [Fact]
    public void What_is_no_worse_than_the_champion_passes_the_change_and_what_is_worse_does_not()
    {
        var alike = GivenJudged.Of(6, (row, truth) => truth - (GivenJudged.IsWoman(row) ? 0.1 : 0), (row, truth) => truth - (GivenJudged.IsWoman(row) ? 0.1 : 0), 4_000, Model);
        Assert.Equal(Outcome.Pass, Judge(alike, new BiasGateOptions { Margin = 0.01 }).Outcome);
        var worse = Judge(Harsh(0.1), new BiasGateOptions { Margin = 0.01 });
        Assert.Equal(Outcome.Fail, worse.Outcome);
        Assert.StartsWith("the difference beyond the champion's of", worse.Because, StringComparison.Ordinal);
    }

    [Fact]
    public void The_four_fifths_rule_stops_a_selection_rate_below_four_fifths_of_the_other()
    {
        var limits = new BiasGateOptions { MinRatio = 0.8, Metrics = [GroupMetric.SelectionRate] };
        Assert.Equal(Outcome.Fail, Judge(Harsh(0.15), limits).Outcome);
        Assert.Equal(Outcome.Pass, Judge(Harsh(0), limits).Outcome);
    }

    [Fact]
    public void Too_little_evidence_stops_only_where_the_file_says_so()
    {
        var verdict = Judge(GivenJudged.Of(7, (row, truth) => truth - (GivenJudged.IsWoman(row) ? 0.03 : 0), null, 300, Model), new BiasGateOptions { MaxGap = 0.05 });
        Assert.Equal(Outcome.NotEnoughEvidence, verdict.Outcome);
        Assert.Null(Evaluation.Refused(With(WhenInconclusive.Continue), [verdict]));
        Assert.NotNull(Evaluation.Refused(With(WhenInconclusive.Reject), [verdict]));
    }

    [Fact]
    public void Groups_that_are_too_small_say_nothing()
    {
        var verdict = Judge(Harsh(0.3), new BiasGateOptions { MaxGap = 0.05, MinimumRows = 5_000 });
        Assert.Equal(Outcome.NotEnoughEvidence, verdict.Outcome);
        Assert.Equal("no two groups of sex have 5,000 labelled rows each", verdict.Because);
    }

    [Fact]
    public void A_sound_version_is_stopped_no_more_often_than_declared()
    {
        const int Trials = 200;
        var failed = Enumerable.Range(0, Trials).Count(seed => Judge(
            GivenJudged.Of(seed, (_, truth) => truth, null, 600, Model), new BiasGateOptions { MaxGap = 1e-9, MinimumRows = 50 }).Outcome == Outcome.Fail);
        // A limit of nothing is a two-sided test: each of its sides may be exceeded.
        Assert.InRange(failed, 0, Noise.Most(0.1, Trials));
    }

    [Fact]
    public void The_evidence_is_that_of_the_field_s_formulas()
    {
        var rows = Harsh(0.1);
        var verdict = Judge(rows, null);
        Assert.Equal(Outcome.Pass, verdict.Outcome);
        var acted = CostFunction.Acted(Model, rows.Rows, rows.Challenger);
        var (men, women) = (Count(row => !GivenJudged.IsWoman(row)), Count(GivenJudged.IsWoman));
        Assert.Equal(GroupMetrics.DifferenceInPositiveProportions(men, women), Value("DPPL"), 1e-12);
        Assert.Equal(GroupMetrics.TreatmentEquality(men, women), Value("TE"), 1e-12);
        Assert.Equal(Fairness.DemographicParityDifference([men, women]), Value("demographic_parity_difference"), 1e-12);
        Assert.Equal(Fairness.DemographicParityRatio([men, women]), Value("demographic_parity_ratio"), 1e-12);
        Assert.Equal(Fairness.EqualOpportunityDifference([men, women]), Value("equal_opportunity_difference"), 1e-12);
        Assert.Equal(Fairness.EqualizedOddsDifference([men, women]), Value("equalized_odds_difference"), 1e-12);

        double Value(string metric) => verdict.Compared!.Single(one => one.Metric == metric).Value;

        ConfusionMatrix Count(Func<int, bool> group)
        {
            int Sum(bool decided, bool label) => Enumerable.Range(0, rows.Rows.Count).Count(row => group(row) && acted[row] == decided && rows.Rows.Labels[row] > 0.5 == label);
            return new ConfusionMatrix(Sum(true, true), Sum(true, false), Sum(false, false), Sum(false, true));
        }
    }

    [Fact]
    public void A_regression_is_compared_by_its_mean_error_in_each_group()
    {
        var model = Model with { Task = TaskKind.Regression, Metric = MetricKind.AbsoluteError };
        var rows = GivenJudged.Of(9, (row, truth) => truth + (GivenJudged.IsWoman(row) ? 0.2 : 0), null, 2_000, model);
        Assert.Equal(Outcome.Fail, BiasGate.Judge(rows, ["sex"], new BiasGateOptions { MaxGap = 0.1 }).Outcome);
        Assert.Equal(Outcome.Pass, BiasGate.Judge(rows, ["sex"], new BiasGateOptions { MaxGap = 0.4 }).Outcome);
    }

    private static JudgedRows Harsh(double against) =>
        GivenJudged.Of(5, (row, truth) => truth - (GivenJudged.IsWoman(row) ? against : 0), (_, truth) => truth, 4_000, Model);

    private static Verdict Judge(JudgedRows rows, BiasGateOptions? limits) => BiasGate.Judge(rows, ["sex"], limits);

    private static ModelDeclaration With(WhenInconclusive inconclusive) =>
        Model with { Gates = new() { Protected = ["sex"], Bias = new BiasGateOptions { MaxGap = 0.05, Inconclusive = inconclusive } } };
}
