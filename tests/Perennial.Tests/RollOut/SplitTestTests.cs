using Perennial.RollOut;
using Perennial.Terms;
using Perennial.Tests.Monitor;

namespace Perennial.Tests.RollOut;

public sealed class SplitTestTests
{
    private static readonly QualityGateOptions Options = new();

    [Theory]
    [InlineData(500, 500, false)]
    [InlineData(520, 480, false)]
    [InlineData(620, 380, true)]
    [InlineData(380, 620, true)]
    public void Arms_off_their_declared_share_are_found(long champion, long challenger, bool mismatch) => Assert.Equal(
        mismatch, Judge(GivenRollout.Arms(21, 0, champion, challenger)).Because.Contains("not split as declared", StringComparison.Ordinal));

    [Fact]
    public void Arms_as_declared_are_seldom_found_fault_with()
    {
        const int Streams = 2_000;
        var random = new Random(4);
        var found = Enumerable.Range(0, Streams).Count(_ =>
        {
            var challenger = Enumerable.Range(0, 500).Count(_ => random.NextDouble() < 0.5);
            return Judge(GivenRollout.Arms(21, 0, 500 - challenger, challenger)).Outcome == Outcome.Fail;
        });
        Assert.InRange(found, 0, Noise.Most(0.001, Streams));
    }

    [Fact]
    public void Nothing_is_said_before_both_arms_have_thirty_clusters()
    {
        Assert.Equal(Outcome.NotEnoughEvidence, Judge(GivenRollout.Arms(20, -0.05)).Outcome);
        Assert.Equal(Outcome.NotEnoughEvidence, Judge(GivenRollout.Arms(21, -0.05, champion: 29, challenger: 29)).Outcome);
    }

    private static Perennial.Evaluate.Verdict Judge(Perennial.Monitor.MonitorState monitor) =>
        SplitTest.Judge(GivenRollout.Split with { AtLeastExamples = 1 }, Options, [.. monitor.Cohorts]);
}
