using CsCheck;
using Perennial.Drift.Metrics;

namespace Perennial.Drift.Tests.Metrics;

public sealed class MetricLawsTests
{
    private static readonly Gen<(int Score, bool Yes, int Copies)[]> Rows =
        Gen.Select(Gen.Int[0, 6], Gen.Bool, Gen.Int[0, 3]).Array[1, 30].Where(rows => rows.Any(row => row.Item3 > 0));

    [Fact]
    public void A_weight_of_three_is_the_same_row_thrice_for_yes_and_no() => Rows.Sample(rows =>
        Same(
            TaskMetrics.Binary(Scores(rows), Labels(rows), Weights(rows), 0.5),
            TaskMetrics.Binary(Scores(Repeated(rows)), Labels(Repeated(rows)), [], 0.5))
        && Close.Numbers(
            1 + CalibrationError.Of(Scores(rows), Labels(rows), 3, Weights(rows)),
            1 + CalibrationError.Of(Scores(Repeated(rows)), Labels(Repeated(rows)), 3), 1e-9));

    [Fact]
    public void A_weight_of_three_is_the_same_row_thrice_for_classes() => Rows.Sample(rows =>
        Same(
            TaskMetrics.Classes(ByClass(rows), Kinds(rows), 3, Weights(rows)),
            TaskMetrics.Classes(ByClass(Repeated(rows)), Kinds(Repeated(rows)), 3, [])));

    [Fact]
    public void A_weight_of_three_is_the_same_row_thrice_for_numbers() => Rows.Sample(rows =>
        Same(
            TaskMetrics.Numbers(Answers(rows), Kinds(rows).Select(kind => (double)kind).ToArray(), Weights(rows)),
            TaskMetrics.Numbers(Answers(Repeated(rows)), Kinds(Repeated(rows)).Select(kind => (double)kind).ToArray(), [])));

    [Fact]
    public void Average_precision_is_the_sum_over_thresholds_of_recall_gained_times_precision() => Rows.Sample(rows =>
        Close.Numbers(
            SlowAveragePrecision(Scores(rows), Labels(rows), Weights(rows)),
            AveragePrecision.Of(Scores(rows), Labels(rows), Weights(rows)) ?? double.NaN, 1e-9));

    [Fact]
    public void Weighted_area_is_the_weight_of_the_pairs_ranked_right_with_ties_counting_half() => Rows.Sample(rows =>
    {
        var pairs = (from yes in rows where yes.Yes from no in rows where !no.Yes
                     select (Weight: yes.Copies * no.Copies, Won: (Math.Sign(yes.Score - no.Score) + 1) / 2.0)).ToArray();
        var all = pairs.Sum(pair => pair.Weight);
        var area = AreaUnderCurve.Of(Scores(rows), Labels(rows), Weights(rows));
        return all == 0 ? area is null : Close.Numbers(pairs.Sum(pair => pair.Weight * pair.Won) / all, area ?? double.NaN, 1e-9);
    });

    [Fact]
    public void Two_classes_give_what_yes_and_no_give() => Rows.Sample(rows =>
    {
        double[] scores = [.. rows.Select(row => (row.Score + 1) / 8.0)];
        double[] pairs = [.. scores.SelectMany(score => new[] { 1 - score, score })];
        int[] kinds = [.. rows.Select(row => row.Yes ? 1 : 0)];
        var binary = TaskMetrics.Binary(scores, Labels(rows), Weights(rows), Math.BitIncrement(0.5));
        var classes = TaskMetrics.Classes(pairs, kinds, 2, Weights(rows));
        return Close.Numbers(binary["log_loss"], classes["class_log_loss"], 1e-9)
            && Close.Numbers(2 * binary["brier"], classes["class_brier"], 1e-9)
            && Close.Numbers(1 - binary["accuracy"], classes["class_error"], 1e-9)
            && Close.Numbers(binary["matthews"], classes["class_matthews"], 1e-9)
            && Close.Numbers(binary["auc"], classes["class_auc"], 1e-9);
    });

    [Fact]
    public void The_cost_of_under_and_over_is_a_scaled_pinball_loss() => Gen.Select(Gen.Double[-9, 9], Gen.Double[-9, 9]).Sample(
        (answer, truth) => Close.Numbers(
            5 * PinballLoss.Of(answer, truth, 0.8), UnderOverCost.Of(answer, truth, 4, 1), 1e-9));

    private static double SlowAveragePrecision(double[] scores, bool[] labels, double[] weights)
    {
        double Sum(Func<int, bool> which) => Enumerable.Range(0, scores.Length).Where(which).Sum(row => weights[row]);
        var (area, recallAbove, yes) = (0.0, 0.0, Sum(row => labels[row]));
        foreach (var threshold in scores.Distinct().OrderDescending())
        {
            var found = Sum(row => scores[row] >= threshold && labels[row]);
            var decided = Sum(row => scores[row] >= threshold);
            area += decided == 0 ? 0 : ((found / yes) - recallAbove) * (found / decided);
            recallAbove = found / yes;
        }

        return area;
    }

    private static bool Same(Dictionary<string, double> weighted, Dictionary<string, double> repeated) =>
        weighted.All(metric => Close.Numbers(100 + metric.Value, 100 + repeated[metric.Key], 1e-11));

    private static (int Score, bool Yes, int Copies)[] Repeated((int Score, bool Yes, int Copies)[] rows) =>
        [.. rows.SelectMany(row => Enumerable.Repeat(row, row.Copies))];

    private static double[] Scores((int Score, bool Yes, int Copies)[] rows) => [.. rows.Select(row => row.Score / 6.0)];

    private static double[] Answers((int Score, bool Yes, int Copies)[] rows) => [.. rows.Select(row => row.Score + 0.5)];

    private static bool[] Labels((int Score, bool Yes, int Copies)[] rows) => [.. rows.Select(row => row.Yes)];

    private static double[] Weights((int Score, bool Yes, int Copies)[] rows) => [.. rows.Select(row => (double)row.Copies)];

    private static int[] Kinds((int Score, bool Yes, int Copies)[] rows) => [.. rows.Select(row => row.Yes ? row.Score % 3 : 1)];

    private static double[] ByClass((int Score, bool Yes, int Copies)[] rows) =>
        [.. rows.SelectMany(row => new[] { row.Score / 10.0, 0.4, 0.6 - (row.Score / 10.0) })];
}
