using Perennial.Drift.Metrics;

namespace Perennial.Drift.Tests.Metrics;

public sealed class MetricEdgesTests
{
    [Fact]
    public void What_nothing_defines_is_unknown()
    {
        var nothingDecided = ConfusionMatrix.At([0.1, 0.2], [false, false]);
        Assert.Equal((null, null, null, null),
            (nothingDecided.Precision, nothingDecided.Recall, nothingDecided.FBeta(), nothingDecided.Matthews));
        Assert.Null(AveragePrecision.Of([0.1], [false]));
        Assert.Null(AreaUnderCurve.Of([0.1, 0.9], [false, true], [1, 0]));
        Assert.Null(RSquared.Of([1, 2, 3], [0.1, 0.1, 7], [1, 1, 0]));
        Assert.Null(MulticlassAreaUnderCurve.Macro([0.1, 0.9, 0.3, 0.7], [1, 1], 2));
        var alike = MulticlassConfusion.Of([0.1, 0.2, 0.7, 0.3, 0.1, 0.6], [2, 2], 3, [0.1, 0.7]);
        Assert.Equal((1.0, 1.0, null, null), (alike.BalancedAccuracy, alike.MacroF1, alike.CohenKappa, alike.Matthews));
    }

    [Fact]
    public void A_class_that_did_not_come_is_left_out_of_the_mean_area()
    {
        double[] scores = [0.5, 0.3, 0.2, 0.6, 0.2, 0.2, 0.1, 0.8, 0.1];
        Assert.Equal((1 + 1.0) / 2, MulticlassAreaUnderCurve.Macro(scores, [0, 0, 1], 3));
    }

    [Fact]
    public void Of_equal_scores_the_lowest_class_is_decided()
    {
        Assert.Equal(1, MulticlassError.Decided([0.2, 0.4, 0.4]));
        Assert.Equal((0.0, 1.0), (MulticlassError.Of([0.2, 0.4, 0.4], 1), MulticlassError.Of([0.2, 0.4, 0.4], 2)));
        Assert.Equal(1, MulticlassConfusion.Of([0.2, 0.4, 0.4], [2], 3)[2, 1]);
    }

    [Fact]
    public void Tied_scores_share_a_bin_so_that_their_order_does_not_matter()
    {
        Assert.Equal(0, CalibrationError.Of([0.5, 0.5, 0.5, 0.5], [true, true, false, false], 4));
        Assert.Equal(0, CalibrationError.Of([0.5, 0.5, 0.5, 0.5], [true, false, true, false], 4));
    }

    [Fact]
    public void A_zero_answered_with_zero_costs_nothing()
    {
        Assert.Equal((0.0, 2.0), (SymmetricAbsolutePercentageError.Of(0, 0), SymmetricAbsolutePercentageError.Of(1, 0)));
        Assert.Equal(2, SymmetricAbsolutePercentageError.Of(double.Epsilon, 0));
        Assert.Equal(6, PoissonDeviance.Of(3, 0));
    }

    [Fact]
    public void Huber_joins_its_two_branches_at_delta() =>
        Close.Equal(HuberLoss.Of(2, 0, 2), HuberLoss.Of(Math.BitIncrement(2), 0, 2));

    [Fact]
    public void Weights_that_cannot_be_are_refused_with_their_row()
    {
        double[][] wrong = [[1], [1, -1], [1, double.NaN], [1, double.PositiveInfinity], [0, 0]];
        foreach (var weights in wrong)
        {
            Refused("weights", () => LogLoss.Mean([0.5, 0.5], [true, false], weights));
            Refused("weights", () => AreaUnderCurve.Of([0.5, 0.5], [true, false], weights));
            Refused("weights", () => ConfusionMatrix.At([0.5, 0.5], [true, false], 0.5, weights));
            Refused("weights", () => AbsoluteError.Mean([0.5, 0.5], [1, 2], weights));
            Refused("weights", () => MulticlassConfusion.Of([0.5, 0.5, 0.1, 0.9], [1, 0], 2, weights));
        }

        Assert.Contains("weights[1] is -1", Assert.Throws<ArgumentException>(
            () => LogLoss.Mean([0.5, 0.5], [true, false], [1, -1])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_that_cannot_be_measured_are_refused_by_name()
    {
        Refused("scores", () => AveragePrecision.Of([double.NaN], [true]));
        Refused("scores", () => CalibrationError.Of([1.5], [true]));
        Refused("bins", () => CalibrationError.Of([0.5], [true], 0));
        Refused("threshold", () => ConfusionMatrix.At([0.5], [true], double.NaN));
        Refused("beta", () => new ConfusionMatrix(1, 1, 1, 1).FBeta(0));
        Refused("probabilities", () => MulticlassLogLoss.Of([0.5, 0.4], 0));
        Refused("probabilities", () => MulticlassBrier.Of([double.NaN, 0.4], 0));
        Refused("probabilities", () => MulticlassBrier.Mean([0.6, 0.4, 1], [0], 2));
        Refused("label", () => MulticlassLogLoss.Of([0.6, 0.4], 2));
        Refused("labels", () => MulticlassConfusion.Of([0.6, 0.4], [-1], 2));
        Refused("classes", () => MulticlassError.Mean([0.6], [0], 1));
        Refused("scores", () => MulticlassAreaUnderCurve.Macro([double.NaN, 0.4], [0], 2));
        Refused("answer", () => SquaredError.Of(double.NaN, 0));
        Refused("truth", () => AbsoluteError.Of(0, double.PositiveInfinity));
        Refused("answer", () => PoissonDeviance.Of(0, 1));
        Refused("truth", () => PoissonDeviance.Of(1, -1));
        Refused("quantile", () => PinballLoss.Of(1, 1, 1));
        Refused("delta", () => HuberLoss.Of(1, 1, 0));
        Refused("under", () => UnderOverCost.Of(1, 1, -1, 1));
        Refused("over", () => UnderOverCost.Of(1, 1, 1, double.NaN));
        Refused("truths", () => RSquared.Of([1], []));
        Refused("answers", () => Bias.Mean([], []));
    }

    private static void Refused(string name, Func<object?> call) => Assert.Equal(name, Assert.Throws<ArgumentException>(call).ParamName);
}
