using Perennial.Evaluate;
using Perennial.Terms;
using Perennial.Tests.Monitor;
using Perennial.Train;

namespace Perennial.Tests.Evaluate;

public sealed class SkewGateTests
{
    private static readonly ModelDeclaration Model = GivenModel.Flights;

    [Theory]
    [InlineData(0.5, 0.5, Outcome.Pass)]
    [InlineData(0.5, 0.5000005, Outcome.Pass)]
    [InlineData(0.5, 0.500002, Outcome.Fail)]
    [InlineData(1e9, 1e9 + 100, Outcome.Pass)]
    [InlineData(1e9, 1e9 + 10_000, Outcome.Fail)]
    [InlineData(double.NaN, double.NaN, Outcome.Pass)]
    [InlineData(double.NaN, 0.5, Outcome.Fail)]
    [InlineData(0.5, double.PositiveInfinity, Outcome.Fail)]
    public void Answers_may_differ_by_a_millionth_of_the_greater_or_of_one(double trained, double served, Outcome says)
    {
        var verdict = Judge(Model, [[trained]], [served]);
        Assert.Equal(says, verdict.Outcome);
        Assert.All(verdict.Figures.Values, figure => Assert.True(double.IsFinite(figure)));
    }

    [Fact]
    public void The_tolerance_is_the_declared_one() =>
        Assert.Equal(Outcome.Pass, Judge(Model with { Training = new() { Skew = 0.01 } }, [[0.5]], [0.505]).Outcome);

    [Fact]
    public void Rows_beyond_those_there_are_do_not_count() => Assert.Equal(Outcome.Pass, Judge(Model, [[0.5], [0.9]], [0.5]).Outcome);

    [Fact]
    public void Answers_of_another_width_and_unreadable_ones_fail_and_say_what_is_wanted()
    {
        Assert.Contains("have 2 numbers in a row, 1 are wanted", Judge(Model, [[0.5, 0.5]], [0.5]).Because, StringComparison.Ordinal);
        var unreadable = SkewGate.Judge(Model, new TrainingReport { Unreadable = "row 3 is 'x'" }, [], 0);
        Assert.Equal((Outcome.Fail, true), (unreadable.Outcome, unreadable.Because.EndsWith("row 3 is 'x'", StringComparison.Ordinal)));
    }

    private static Verdict Judge(ModelDeclaration model, IReadOnlyList<double>[] trained, double[] served) =>
        SkewGate.Judge(model, new TrainingReport { Answers = trained }, served, served.Length);
}
