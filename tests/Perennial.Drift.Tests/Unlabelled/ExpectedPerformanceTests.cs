using CsCheck;
using Perennial.Drift.Metrics;
using Perennial.Drift.Unlabelled;

namespace Perennial.Drift.Tests.Unlabelled;

public sealed class ExpectedPerformanceTests
{
    private static readonly Gen<(double Score, double Probability)[]> Rows =
        Gen.Select(Gen.Int[0, 8].Select(step => step / 8.0), Gen.Double[0.01, 0.99]).Array[1, 40];

    [Fact]
    public void Certain_probabilities_give_the_metrics_of_the_labels() =>
        Gen.Select(Gen.Int[0, 8].Select(step => step / 8.0), Gen.Bool).Array[1, 40].Sample(rows =>
        {
            double[] scores = [.. rows.Select(row => row.Item1)];
            bool[] labels = [.. rows.Select(row => row.Item2)];
            var expected = ExpectedPerformance.Of(scores, [.. labels.Select(label => label ? 1.0 : 0)], 0.4);
            Assert.Equal(ConfusionMatrix.At(scores, labels, 0.4), expected.Confusion);
            Close.Equal(LogLoss.Mean(scores, labels), expected.LogLoss!.Value, 1e-9);
            var area = AreaUnderCurve.Of(scores, labels);
            Assert.Equal(area.HasValue, expected.AreaUnderCurve.HasValue);
            Close.Equal(area ?? 0, expected.AreaUnderCurve ?? 0, 1e-9);
        });

    // Over all pairs of rows, one drawn as yes and one as no, by how often the yes scores more.
    [Fact]
    public void The_area_is_that_of_all_pairs() => Rows.Sample(rows =>
    {
        var (wins, all) = (0.0, 0.0);
        foreach (var (yesScore, yes) in rows)
        {
            foreach (var (noScore, no) in rows)
            {
                all += yes * (1 - no);
                wins += yes * (1 - no) * (yesScore > noScore ? 1 : yesScore == noScore ? 0.5 : 0);
            }
        }

        return Close.Numbers(wins / all, Of(rows).AreaUnderCurve!.Value, 1e-9);
    });

    [Fact]
    public void Order_of_rows_and_scale_of_scores_do_not_matter() => Rows.Sample(rows =>
    {
        var (plain, turned) = (Of(rows), Of([.. rows.Reverse()]));
        var stretched = ExpectedPerformance.Of(
            [.. rows.Select(row => (1000 * row.Score) - 3)], [.. rows.Select(row => row.Probability)], 497);
        return Close.Numbers(plain.AreaUnderCurve!.Value, turned.AreaUnderCurve!.Value, 1e-9)
            && Close.Numbers(plain.AreaUnderCurve!.Value, stretched.AreaUnderCurve!.Value, 1e-9)
            && Close.Numbers(plain.Confusion.Accuracy!.Value, stretched.Confusion.Accuracy!.Value, 1e-9)
            && stretched.LogLoss is null;
    });

    [Fact]
    public void Without_drift_the_estimate_is_what_labels_say_later()
    {
        var random = new Random(6);
        var (reference, labels) = Draw(random, 5000);
        var (current, truths) = Draw(random, 5000);
        var estimate = ConfidenceBasedEstimator.Fit(reference, labels).Estimate(current);
        var later = ConfusionMatrix.At(current, truths);

        Assert.Equal(AreaUnderCurve.Of(current, truths)!.Value, estimate.AreaUnderCurve!.Value, 0.02);
        Assert.Equal(later.Accuracy!.Value, estimate.Confusion.Accuracy!.Value, 0.02);
        Assert.Equal(later.Precision!.Value, estimate.Confusion.Precision!.Value, 0.03);
        Assert.Equal(later.Recall!.Value, estimate.Confusion.Recall!.Value, 0.03);
        Assert.Equal(later.Specificity!.Value, estimate.Confusion.Specificity!.Value, 0.03);
        Assert.Equal(later.FBeta()!.Value, estimate.Confusion.FBeta()!.Value, 0.03);
        Assert.Equal(LogLoss.Mean(current, truths), estimate.LogLoss!.Value, 0.03);
    }

    [Fact]
    public void Certain_probabilities_of_several_classes_give_the_metrics_of_the_labels() =>
        Gen.Select(Gen.Int[1, 9], Gen.Int[1, 9], Gen.Int[1, 9], Gen.Int[0, 2]).Array[2, 30].Sample(rows =>
        {
            double[] scores = [.. rows.SelectMany(row => Shares(row.Item1, row.Item2, row.Item3))];
            int[] labels = [.. rows.Select(row => row.Item4)];
            double[] certain = [.. labels.SelectMany(label => new[] { 0, 1, 2 }.Select(one => one == label ? 1.0 : 0))];
            var expected = ExpectedMulticlassPerformance.Of(scores, certain, 3);
            var truth = MulticlassConfusion.Of(scores, labels, 3);
            Close.Equal(truth.Accuracy, expected.Confusion.Accuracy, 1e-9);
            Close.Equal(truth.MacroF1, expected.Confusion.MacroF1, 1e-9);
            Close.Equal(MulticlassLogLoss.Mean(scores, labels, 3), expected.LogLoss, 1e-9);
        });

    [Fact]
    public void Without_drift_the_estimate_of_three_classes_is_what_labels_say_later()
    {
        var random = new Random(7);
        var (reference, labels) = DrawClasses(random, 4000);
        var (current, truths) = DrawClasses(random, 4000);
        var estimator = MulticlassConfidenceBasedEstimator.Fit(reference, labels, 3);
        var estimate = estimator.Estimate(current);
        var rowSums = estimator.Calibrate(current).Chunk(3).Select(row => row.Sum());

        Assert.All(rowSums, sum => Assert.Equal(1, sum, 1e-9));
        Assert.Equal(MulticlassConfusion.Of(current, truths, 3).Accuracy, estimate.Confusion.Accuracy, 0.025);
        Assert.Equal(MulticlassConfusion.Of(current, truths, 3).MacroF1, estimate.Confusion.MacroF1, 0.025);
        Assert.InRange(estimate.MacroAreaUnderCurve!.Value, 0.5, 1);
    }

    private static ExpectedPerformance Of((double Score, double Probability)[] rows) =>
        ExpectedPerformance.Of([.. rows.Select(row => row.Score)], [.. rows.Select(row => row.Probability)]);

    private static (double[] Scores, bool[] Labels) Draw(Random random, int rows)
    {
        double[] scores = [.. Enumerable.Range(0, rows).Select(_ => random.NextDouble())];
        return (scores, [.. scores.Select(score => random.NextDouble() < 0.1 + (0.8 * score * score))]);
    }

    private static (double[] Scores, int[] Labels) DrawClasses(Random random, int rows)
    {
        double[][] scores = [.. Enumerable.Range(0, rows).Select(_ => Shares(random.Next(1, 20), random.Next(1, 20), random.Next(1, 20)))];
        int[] labels = [.. scores.Select(row => random.NextDouble() is var draw && draw < row[0] ? 0 : draw < row[0] + row[1] ? 1 : 2)];
        return ([.. scores.SelectMany(row => row)], labels);
    }

    private static double[] Shares(double a, double b, double c) => [a / (a + b + c), b / (a + b + c), c / (a + b + c)];
}
