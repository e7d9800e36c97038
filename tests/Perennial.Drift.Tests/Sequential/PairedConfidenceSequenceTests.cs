using Perennial.Drift.Sequential;
using Perennial.Drift.Tests.Golden;

namespace Perennial.Drift.Tests.Sequential;

public sealed class PairedConfidenceSequenceTests
{
    [Fact]
    public void Interval_follows_the_formula_row_by_row()
    {
        var random = new Random(8);
        var values = Enumerable.Range(0, 400).Select(_ => random.NextDouble() - 0.4).ToArray();
        var sequence = new PairedConfidenceSequence(new() { Alpha = 0.1, ExpectedClusterCount = 250 });
        var state = sequence.Start;
        for (var n = 1; n <= values.Length; n++)
        {
            state = sequence.Update(state, [new ClusterSum(values[n - 1], 1)]);
            if (n >= 30)
            {
                var (lower, upper) = Slow(values[..n], 0.1, 250);
                var interval = sequence.Judge(state);
                Assert.Equal(lower, interval.Lower, 1e-10);
                Assert.Equal(upper, interval.Upper, 1e-10);
            }
        }
    }

    [Fact]
    public void Clusters_give_the_mean_and_error_of_statsmodels_and_the_published_bounds()
    {
        var clusters = GoldenFile.Rows("sequence_rows.csv").GroupBy(row => row[0], row => GoldenFile.Number(row[1]))
            .Select(rows => new ClusterSum(rows.Sum(), rows.Count())).ToArray();
        foreach (var row in GoldenFile.Rows("sequence_expected.csv"))
        {
            var (seen, isOneSided) = (clusters[..int.Parse(row[0], System.Globalization.CultureInfo.InvariantCulture)], row[3] == "1");
            var sequence = new PairedConfidenceSequence(new()
            {
                Alpha = GoldenFile.Number(row[1]), ExpectedClusterCount = GoldenFile.Number(row[2]), Side = isOneSided ? Side.UpperOnly : Side.Both,
            });
            var found = sequence.Judge(sequence.Update(sequence.Start, seen));
            Close.Equal(GoldenFile.Number(row[4]), found.Estimate, 1e-12);
            Close.Equal(GoldenFile.Number(row[5]), found.StandardError, 1e-10);
            Close.Equal(isOneSided ? double.NegativeInfinity : GoldenFile.Number(row[6]), found.Lower, 1e-10);
            Close.Equal(GoldenFile.Number(row[7]), found.Upper, 1e-10);
            Close.Equal(GoldenFile.Number(row[8]), found.PValue, 1e-8);
        }
    }

    [Fact]
    public void One_side_is_tighter_on_its_side_and_open_on_the_other()
    {
        var state = default(ClusterMoments).AddAll(Streams.Clusters(new Random(9), 500, 0.1));
        var both = new PairedConfidenceSequence().Judge(state);
        var upper = new PairedConfidenceSequence(new() { Side = Side.UpperOnly }).Judge(state);
        var lower = new PairedConfidenceSequence(new() { Side = Side.LowerOnly }).Judge(state);
        Assert.Equal((double.NegativeInfinity, double.PositiveInfinity), (upper.Lower, lower.Upper));
        Assert.InRange(upper.Upper, both.Estimate, both.Upper);
        Assert.InRange(lower.Lower, both.Lower, both.Estimate);
    }

    [Fact]
    public void Nothing_is_said_during_burn_in_or_without_spread()
    {
        var sequence = new PairedConfidenceSequence();
        var few = default(ClusterMoments).AddAll(Streams.Clusters(new Random(1), 29, 50));
        var constant = default(ClusterMoments).AddAll([.. Enumerable.Repeat(new ClusterSum(0.1, 1), 5000)]);
        foreach (var state in new[] { sequence.Start, few, constant })
        {
            var interval = sequence.Judge(state);
            Assert.Equal((double.NegativeInfinity, double.PositiveInfinity, 1.0), (interval.Lower, interval.Upper, interval.PValue));
            Assert.Equal(SequentialVerdict.KeepGoing, interval.Verdict(equivalenceMargin: 1));
        }
    }

    [Fact]
    public void Verdict_reads_the_interval()
    {
        static SequentialVerdict Of(double lower, double upper, double margin = 0) =>
            new SequenceInterval((lower + upper) / 2, 1, lower, upper, 1, 50).Verdict(margin);
        Assert.Equal(SequentialVerdict.ChallengerBetter, Of(-2, -1, 5));
        Assert.Equal(SequentialVerdict.ChallengerWorse, Of(1, 2, 5));
        Assert.Equal(SequentialVerdict.Equivalent, Of(-1, 1, 1.5));
        Assert.Equal(SequentialVerdict.KeepGoing, Of(-1, 1, 1));
        Assert.Equal(SequentialVerdict.KeepGoing, Of(-1, 1));
        Assert.Equal("equivalenceMargin", Assert.Throws<ArgumentException>(() => Of(0, 1, double.NaN)).ParamName);
    }

    private static (double Lower, double Upper) Slow(double[] values, double alpha, double expected)
    {
        double n = values.Length;
        var mean = values.Average();
        var error = Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (n - 1) / n);
        var rho2 = ((-2 * Math.Log(alpha)) + Math.Log((-2 * Math.Log(alpha)) + 1)) / expected;
        var half = error * Math.Sqrt(n)
            * Math.Sqrt(2 * ((n * rho2) + 1) / (n * n * rho2) * Math.Log(Math.Sqrt((n * rho2) + 1) / alpha));
        return (mean - half, mean + half);
    }
}
