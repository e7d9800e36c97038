using Perennial.Drift.Sequential;

namespace Perennial.Drift.Tests.Sequential;

public sealed class TwoSampleConfidenceSequenceTests
{
    // The tests of GrowthBook's statistics engine, as an absolute difference: the error adds both arms' variances.
    [Fact]
    public void Interval_uses_both_arms_errors_and_all_clusters()
    {
        var sequence = new TwoSampleConfidenceSequence(new() { ExpectedClusterCount = 1000 });
        var interval = sequence.Judge(new(Moments(1396.87, 52377.9767, 3000), Moments(2422.7, 134698.29, 3461)));
        var expected = NormalMixture.HalfWidth(interval.StandardError, 6461, NormalMixture.Rho(0.05, 1000), 0.05);
        Assert.Equal((2422.7 / 3461) - (1396.87 / 3000), interval.Estimate, 12);
        Assert.Equal(Math.Sqrt(Variance(1396.87, 52377.9767, 3000) + Variance(2422.7, 134698.29, 3461)), interval.StandardError, 12);
        Close.Equal(expected, interval.Upper - interval.Estimate);
        Assert.Equal(6461, interval.Clusters);
    }

    [Fact]
    public void One_arm_in_burn_in_keeps_the_interval_open()
    {
        var sequence = new TwoSampleConfidenceSequence();
        var random = new Random(2);
        var state = sequence.Update(sequence.Start, new(Streams.Clusters(random, 5000, 0), Streams.Clusters(random, 29, 90)));
        Assert.Equal(SequentialVerdict.KeepGoing, sequence.Judge(state).Verdict());
        state = sequence.Update(state, new([], Streams.Clusters(random, 30, 90)));
        Assert.Equal(SequentialVerdict.ChallengerWorse, sequence.Judge(state).Verdict());
    }

    private static double Variance(double sum, double squares, int rows) => (squares - (sum * sum / rows)) / (rows - 1) / rows;

    private static ClusterMoments Moments(double sum, double squares, int rows) => new()
    {
        Clusters = rows,
        Rows = rows,
        MeanRows = 1,
        MeanSum = sum / rows,
        SumDeviations = squares - (sum * sum / rows),
    };
}
