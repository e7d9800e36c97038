using Perennial.Drift.Metrics;

namespace Perennial.Drift.Tests.Metrics;

public sealed class RankedScoresTests
{
    [Theory]
    [InlineData(1, 5)]
    [InlineData(2, 60)]
    [InlineData(3, 300)]
    public void Average_precision_and_area_are_those_of_the_metrics_under_any_weights(int seed, int rows)
    {
        var random = new Random(seed);
        double[] scores = [.. Enumerable.Range(0, rows).Select(_ => Math.Round(random.NextDouble(), 1))];
        bool[] labels = [.. scores.Select(score => random.NextDouble() < score)];
        labels[0] = true;
        var ranked = new RankedScores(scores, labels);
        for (var draw = 0; draw < 5; draw++)
        {
            double[] weights = [.. scores.Select((_, row) => (double)random.Next(3) + (row == 0 ? 1 : 0))];
            Assert.Equal(AveragePrecision.Of(scores, labels, weights)!.Value, ranked.AveragePrecision(weights), 1e-12);
            Assert.Equal(AreaUnderCurve.Of(scores, labels, weights) ?? double.NaN, ranked.Area(weights), 1e-12);
        }
    }

    [Fact]
    public void Without_a_yes_nothing_is_defined()
    {
        Assert.True(double.IsNaN(new RankedScores([1, 2], [false, false]).AveragePrecision([1, 1])));
        Assert.True(double.IsNaN(new RankedScores([1, 2], [false, true]).Area([1, 0])));
        Assert.Throws<ArgumentException>(() => new RankedScores([double.NaN], [true]));
        Assert.Throws<ArgumentException>(() => new RankedScores([1], [true]).AveragePrecision([1, 1]));
    }
}
