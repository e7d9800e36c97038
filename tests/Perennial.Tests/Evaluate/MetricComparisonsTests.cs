using Perennial.Drift.Metrics;
using Perennial.Drift.Paired;
using Perennial.Evaluate;
using Perennial.Terms;
using FactAttribute = Xunit.FactAttribute;

namespace Perennial.Tests.Evaluate;

public sealed class MetricComparisonsTests
{
    [Fact]
    public void Every_metric_of_a_binary_task_has_its_paired_test()
    {
        var found = MetricComparisons.Of(GivenJudged.Of(1, (_, truth) => truth, (row, truth) => truth + (row % 3 * 0.05)));
        Assert.Equal(
            ["log_loss", "brier", "error_rate", "selection_rate", "precision", "recall", "specificity", "auroc", "average_precision", "calibration_in_the_large", "expected_calibration_error"],
            found.Select(one => one.Metric));
        Assert.All(found, one => Assert.True(one.Lower <= one.Difference && one.Difference <= one.Upper && one.PValue is >= 0 and <= 1, one.Metric));
        Assert.Equal(("McNemar", "DeLong", "bootstrap over clusters", "paired t over rows"), (Test("error_rate"), Test("auroc"), Test("average_precision"), Test("log_loss")));

        string Test(string metric) => found.Single(one => one.Metric == metric).Test;
    }

    [Fact]
    public void The_values_are_those_of_the_metrics_and_of_the_tests()
    {
        var rows = GivenJudged.Of(2, (_, truth) => truth, (row, truth) => truth + (row % 3 * 0.05), 800);
        bool[] labels = [.. rows.Rows.Labels.Select(label => label > 0.5)];
        var found = MetricComparisons.Of(rows).ToDictionary(one => one.Metric);
        Assert.Equal(AreaUnderCurve.Of(rows.Challenger, labels)!.Value, found["auroc"].Value, 1e-12);
        Assert.Equal(DeLong.Test(rows.Challenger, rows.Champion!, labels).PValue, found["auroc"].PValue!.Value, 1e-12);
        Assert.Equal(AveragePrecision.Of(rows.Champion!, labels)!.Value, found["average_precision"].Champion!.Value, 1e-12);
        Assert.Equal(LogLoss.Mean(rows.Challenger, labels), found["log_loss"].Value, 1e-12);
        bool Right(double[] answers, int row) => answers[row] > 0.5 == labels[row];
        bool[] first = [.. labels.Select((_, row) => Right(rows.Challenger, row))], second = [.. labels.Select((_, row) => Right(rows.Champion!, row))];
        Assert.Equal(McNemar.Test(first, second).PValue, found["error_rate"].PValue!.Value, 1e-12);
        Assert.Equal(ConfusionMatrix.At(rows.Challenger, labels).Recall!.Value, found["recall"].Value, 1e-12);
    }

    [Fact]
    public void Rows_of_one_entity_are_one_piece_of_evidence()
    {
        var found = MetricComparisons.Of(GivenJudged.Of(3, (_, truth) => truth, (_, truth) => truth + 0.1, 2_000, perEntity: 100)).ToDictionary(one => one.Metric);
        Assert.Equal(("paired t over clusters", "DeLong by cluster"), (found["error_rate"].Test, found["auroc"].Test));
    }

    [Fact]
    public void Forecasts_that_look_ahead_are_compared_as_a_series_of_days()
    {
        var model = GivenJudged.Model with { Task = TaskKind.Regression, Metric = MetricKind.AbsoluteError, Horizon = TimeSpan.FromDays(2) };
        var (drawn, truth) = GivenRows.Drawn(4, 1_000, days: 20);
        var rows = new JudgedRows(model, drawn, truth, [.. truth.Select(one => one + 0.1)]);
        var found = MetricComparisons.Of(rows).ToDictionary(one => one.Metric);
        Assert.Equal("Diebold-Mariano over days", found["absolute_error"].Test);
        Assert.Equal(["absolute_error", "squared_error", "mean_error", "r_squared"], found.Keys);
        var few = new JudgedRows(model, GivenRows.Drawn(4, 1_000).Rows, truth, [.. truth.Select(one => one + 0.1)]);
        Assert.Equal("paired t over rows", MetricComparisons.Of(few)[0].Test);
    }

    [Fact]
    public void Without_a_champion_a_metric_has_an_interval_of_its_own()
    {
        var found = MetricComparisons.Of(GivenJudged.Of(5, (_, truth) => truth, count: 600));
        Assert.Equal(11, found.Count);
        Assert.All(found, one => Assert.True(one.Champion is null && one.Difference is null && one.PValue is null && one.Lower < one.Upper, one.Metric));
        Assert.All(found.Where(one => one.Metric != "expected_calibration_error"), one => Assert.True(one.Lower <= one.Value && one.Value <= one.Upper, one.Metric));
    }

    [Fact]
    public void One_class_alone_leaves_what_it_defines()
    {
        var rows = new JudgedRows(GivenJudged.Model, GivenRows.Of(new double[50]), [.. Enumerable.Repeat(0.2, 50)], null);
        Assert.DoesNotContain(MetricComparisons.Of(rows), one => one.Metric is "auroc" or "recall" or "precision");
    }
}
