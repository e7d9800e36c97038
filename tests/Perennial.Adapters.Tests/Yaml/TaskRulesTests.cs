using Perennial.Terms;

namespace Perennial.Adapters.Tests.Yaml;

/// <summary>Tasks, labels and prices in the model file.</summary>
public sealed class TaskRulesTests
{
    private const string Regression =
        """
        model: demand
        task: regression
        columns: { time: date, id: key }
        features: [{ name: price, type: numeric }]
        label: { name: sold }

        """;

    [Fact]
    public void A_regression_is_judged_by_distance_unless_mistakes_have_prices()
    {
        Assert.Equal(MetricKind.AbsoluteError, Sample.Parse(Regression).Metric);
        ModelDeclaration priced = Sample.Parse(Regression + "costs: { under: 2, over: 0.5, retrain: 40 }\n");
        Assert.Equal((MetricKind.Cost, 1.0, 2.0, 0.5), (priced.Metric, priced.Costs.Loss, priced.Costs.Under, priced.Costs.Over));
    }

    [Fact]
    public void Mistakes_may_cost_what_a_column_says()
    {
        ModelDeclaration model = Sample.Parse(Sample.Least + "costs: { false_positive: 5, false_negative: amount, retrain: 40, decide_at: { top: 500 per 1d } }\n");
        Assert.Equal((new CostAmount(5, null), new CostAmount(null, "amount")), (model.Costs.FalsePositive, model.Costs.FalseNegative));
        Assert.Equal(new DecideAt(null, 500, TimeSpan.FromDays(1)), model.Costs.DecideAt);
        Assert.Equal(["distance", "origin", "amount"], model.Logged.Select(column => column.Name));
    }

    [Fact]
    public void What_a_retrain_is_worth_stands_for_prices()
    {
        ModelDeclaration model = Sample.Parse(Sample.Least + "costs: { retrain_worth: 1 % worse for 7d }\n");
        Assert.Equal(new RetrainWorth(0.01, TimeSpan.FromDays(7)), model.Costs.RetrainWorth);
        Assert.Equal((CostOptions.InRetrains, 1.0, true), (model.Costs.Currency, model.Costs.Retrain, model.Retrain.Money));
    }

    [Fact]
    public void Classes_keep_their_order_and_labels_that_are_events_their_meaning()
    {
        string multiclass = Sample.Least.Replace("task: binary", "task: multiclass", StringComparison.Ordinal)
            .Replace("matures_after: 1d", "classes: [cat, 7, dog]", StringComparison.Ordinal);
        Assert.Equal(["cat", "7", "dog"], Sample.Parse(multiclass).Label.Classes!);

        ModelDeclaration events = Sample.Parse(Sample.Least.Replace("matures_after: 1d", "absent_means: 0, matures_after: 30d", StringComparison.Ordinal)
            + "rollout: [{ shadow: { at_most: 60d } }]\n");
        Assert.Equal((0.0, TimeSpan.FromDays(30)), (events.Label.AbsentMeans, events.Label.Unsettled));
    }

    [Theory]
    [InlineData("costs: { false_positive: 5, retrain: 40 }", "costs.false_negative", "missing")]
    [InlineData("costs: { false_positive: 5, false_negative: 9, loss: 1, retrain: 40 }", "costs.false_positive", "given beside costs.loss")]
    [InlineData("costs: { retrain_worth: 1 % worse for 7d, retrain: 40 }", "costs.retrain", "given beside costs.retrain_worth")]
    [InlineData("costs: { retrain_worth: much }", "costs.retrain_worth", "not what a retrain is worth (much)")]
    [InlineData("costs: { retrain: 40 }", "costs.loss", "missing")]
    [InlineData("costs: { false_positive: origin, false_negative: 2, retrain: 40 }", "costs.false_positive", "a categorical feature (origin)")]
    [InlineData("costs: { false_positive: 1, false_negative: late, retrain: 40 }", "costs.false_negative", "the column of label.name too (late)")]
    [InlineData("costs: { false_positive: 0, false_negative: 0, retrain: 40 }", "costs.false_positive", "no mistake costs anything (0)")]
    [InlineData("metric: cost", "metric", "cost, without what mistakes cost")]
    [InlineData("metric: absolute_error", "metric", "no metric of a binary task (absolute_error)")]
    [InlineData("horizon: 7d", "label.matures_after", "a label cannot be known before what it tells of has happened (1d)")]
    public void A_contradiction_is_named(string line, string key, string problem)
    {
        var fault = Sample.FaultOf(line + "\n");
        Assert.Equal((key, problem), (fault.Key, fault.Problem));
    }
}
