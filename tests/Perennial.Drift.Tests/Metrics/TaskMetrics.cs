using Perennial.Drift.Metrics;

namespace Perennial.Drift.Tests.Metrics;

/// <summary>Every metric of a task by name, so that one law can be asked of all. What is undefined is NaN.</summary>
internal static class TaskMetrics
{
    public static Dictionary<string, double> Binary(double[] scores, bool[] labels, double[] weights, double threshold)
    {
        var matrix = ConfusionMatrix.At(scores, labels, threshold, weights);
        return new Dictionary<string, double>
        {
            ["log_loss"] = LogLoss.Mean(scores, labels, weights),
            ["brier"] = BrierScore.Mean(scores, labels, weights),
            ["accuracy"] = Accuracy.Mean(scores, labels, threshold, weights),
            ["auc"] = AreaUnderCurve.Of(scores, labels, weights) ?? double.NaN,
            ["average_precision"] = AveragePrecision.Of(scores, labels, weights) ?? double.NaN,
            ["precision"] = matrix.Precision ?? double.NaN,
            ["recall"] = matrix.Recall ?? double.NaN,
            ["f1"] = matrix.FBeta() ?? double.NaN,
            ["f2"] = matrix.FBeta(2) ?? double.NaN,
            ["matthews"] = matrix.Matthews ?? double.NaN,
        };
    }

    public static Dictionary<string, double> Classes(double[] rows, int[] labels, int classes, double[] weights)
    {
        var confusion = MulticlassConfusion.Of(rows, labels, classes, weights);
        return new Dictionary<string, double>
        {
            ["class_log_loss"] = MulticlassLogLoss.Mean(rows, labels, classes, weights),
            ["class_brier"] = MulticlassBrier.Mean(rows, labels, classes, weights),
            ["class_error"] = MulticlassError.Mean(rows, labels, classes, weights),
            ["class_macro_f1"] = confusion.MacroF1,
            ["class_balanced"] = confusion.BalancedAccuracy,
            ["class_kappa"] = confusion.CohenKappa ?? double.NaN,
            ["class_matthews"] = confusion.Matthews ?? double.NaN,
            ["class_auc"] = MulticlassAreaUnderCurve.Macro(rows, labels, classes, weights) ?? double.NaN,
        };
    }

    public static Dictionary<string, double> Numbers(double[] answers, double[] truths, double[] weights) => new()
    {
        ["mse"] = SquaredError.Mean(answers, truths, weights),
        ["rmse"] = SquaredError.RootMean(answers, truths, weights),
        ["mae"] = AbsoluteError.Mean(answers, truths, weights),
        ["pinball_08"] = PinballLoss.Mean(answers, truths, 0.8, weights),
        ["huber_15"] = HuberLoss.Mean(answers, truths, 1.5, weights),
        ["poisson"] = PoissonDeviance.Mean(answers, truths, weights),
        ["r_squared"] = RSquared.Of(answers, truths, weights) ?? double.NaN,
        ["bias"] = Bias.Mean(answers, truths, weights),
        ["smape"] = SymmetricAbsolutePercentageError.Mean(answers, truths, weights),
        ["under_3_over_1"] = UnderOverCost.Mean(answers, truths, 3, 1, weights),
    };
}
