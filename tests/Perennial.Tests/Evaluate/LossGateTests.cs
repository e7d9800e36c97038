using Perennial.Evaluate;
using Perennial.Terms;
using Perennial.Train;

namespace Perennial.Tests.Evaluate;

public sealed class LossGateTests
{
    [Fact]
    public void A_trainer_that_tells_nothing_is_not_judged()
    {
        Assert.Null(LossGate.Judge(null));
        Assert.Null(LossGate.Judge(new TrainingReport { Answers = [[0.5]] }));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void A_loss_or_figure_that_is_not_finite_fails_and_the_figures_of_the_verdict_are_finite(double value)
    {
        var loss = LossGate.Judge(new TrainingReport { Losses = [0.7, value, 0.5] })!;
        var figure = LossGate.Judge(new TrainingReport { Figures = new Dictionary<string, double> { ["rows"] = 5, ["auc"] = value } })!;
        Assert.All([loss, figure], verdict => Assert.Equal(Outcome.Fail, verdict.Outcome));
        Assert.Contains("'auc'", figure.Because, StringComparison.Ordinal);
        Assert.All(loss.Figures.Values, one => Assert.True(double.IsFinite(one)));
    }

    [Theory]
    [InlineData(new[] { 0.7, 0.6, 0.5, 0.5, 0.4 }, Outcome.Pass)]
    [InlineData(new[] { 0.7, 0.9, 0.8, 0.7, 0.75 }, Outcome.Pass)]
    [InlineData(new[] { 0.7, 0.8, 0.9, 1.0, 1.1 }, Outcome.Fail)]
    [InlineData(new[] { -5.0, -4.0, -3.0, -2.0, -1.0 }, Outcome.Fail)]
    [InlineData(new[] { 0.7, 9.0 }, Outcome.Pass)]
    public void A_loss_that_ends_higher_than_it_began_fails_where_there_are_enough_of_them(double[] losses, Outcome says) =>
        Assert.Equal(says, LossGate.Judge(new TrainingReport { Losses = losses })!.Outcome);
}
