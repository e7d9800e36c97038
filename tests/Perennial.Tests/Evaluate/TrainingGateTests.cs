using Perennial.Evaluate;
using Perennial.Terms;
using Perennial.Tests.Monitor;

namespace Perennial.Tests.Evaluate;

public sealed class TrainingGateTests
{
    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(-0.001)]
    [InlineData(1.001)]
    public void An_answer_that_is_no_probability_fails(double score)
    {
        var verdict = TrainingGate.Judge(GivenModel.Flights, GivenRows.Of([0, 1, 1]), [0.5, score, 0.5], [0.5]);
        Assert.Equal((Outcome.Fail, 1.0), (verdict.Outcome, verdict.Figures["broken"]));
    }

    [Fact]
    public void One_that_learnt_passes_and_one_that_learnt_the_reverse_fails()
    {
        var (rows, truth) = GivenRows.Drawn(5, 6_000);
        Assert.Equal(Outcome.Pass, TrainingGate.Judge(GivenModel.Flights, rows, truth, [0.3]).Outcome);
        Assert.Equal(Outcome.Fail, TrainingGate.Judge(GivenModel.Flights, rows, [.. truth.Select(one => 0.6 - one)], [0.3]).Outcome);
    }

    [Fact]
    public void The_trivial_answer_itself_is_not_told_from_nothing()
    {
        var (rows, truth) = GivenRows.Drawn(5, 6_000);
        Assert.Equal(Outcome.NotEnoughEvidence, TrainingGate.Judge(GivenModel.Flights, rows, [.. truth.Select(_ => 0.3)], [0.3]).Outcome);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Fewer_than_two_days_say_nothing_however_many_rows(int days)
    {
        var (rows, truth) = GivenRows.Drawn(5, days * 5_000, days: Math.Max(1, days));
        Assert.Equal(Outcome.NotEnoughEvidence, TrainingGate.Judge(GivenModel.Flights, rows, truth, [0.3]).Outcome);
    }
}
