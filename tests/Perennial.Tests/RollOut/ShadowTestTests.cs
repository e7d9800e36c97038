using Perennial.Monitor;
using Perennial.RollOut;
using Perennial.Terms;
using Perennial.Tests.Monitor;

namespace Perennial.Tests.RollOut;

/// <summary>
/// Looked at after every cohort. What is bounded: a challenger that is worse by more than the margin is promoted, and one that is not worse
/// than the margin is rejected, in at most one of twenty rollouts, however often one looks.
/// </summary>
public sealed class ShadowTestTests(ITestOutputHelper output)
{
    private const int Streams = 300;
    private const int Cohorts = 30;
    private static readonly QualityGateOptions Options = new() { Margin = 0.002, Confidence = 0.95 };
    private static readonly StageOptions Stage = GivenRollout.Shadow with { AtLeastExamples = 1 };

    [Theory]
    [InlineData(0.002)]
    [InlineData(0.003)]
    public void A_challenger_worse_than_the_margin_is_seldom_promoted_though_every_cohort_is_looked_at(double difference) =>
        Bounded(difference, Outcome.Pass, 0.05);

    [Theory]
    [InlineData(0.002)]
    [InlineData(0)]
    public void A_challenger_within_the_margin_is_seldom_rejected_though_every_cohort_is_looked_at(double difference) =>
        Bounded(difference, Outcome.Fail, 0.05);

    [Theory]
    [InlineData(-0.02, Outcome.Pass)]
    [InlineData(0.024, Outcome.Fail)]
    public void A_clear_difference_is_decided_within_two_weeks(double difference, Outcome says)
    {
        var looks = Enumerable.Range(0, Streams).Select(seed => First(seed, difference, says, 14)).OfType<int>().Order().ToList();
        output.WriteLine($"difference {difference} at a deviation of 0.1, 100 clusters a day: {looks.Count} of {Streams} {says}, median day {looks[looks.Count / 2]}");
        Assert.InRange(looks.Count, Streams * 95 / 100, Streams);
    }

    [Fact]
    public void Nothing_is_said_of_few_clusters_and_nothing_of_none()
    {
        Assert.Equal(Outcome.NotEnoughEvidence, ShadowTest.Judge(Stage, Options, []).Outcome);
        Assert.Equal(Outcome.NotEnoughEvidence, ShadowTest.Judge(Stage, Options, [GivenRollout.Drawn(20, Noise.Normals(new Random(1), 29, -5))]).Outcome);
        Assert.Equal(Outcome.Pass, ShadowTest.Judge(Stage, Options, [GivenRollout.Drawn(20, Noise.Normals(new Random(1), 30, -5))]).Outcome);
    }

    private void Bounded(double difference, Outcome says, double alpha)
    {
        var wrong = Enumerable.Range(0, Streams).Count(seed => First(seed, difference, says, Cohorts) is not null);
        output.WriteLine($"difference {difference}, margin {Options.Margin}: {wrong} of {Streams} {says} within {Cohorts} looks");
        Assert.InRange(wrong, 0, Noise.Most(alpha, Streams));
    }

    private static int? First(int seed, double difference, Outcome says, int days)
    {
        var random = new Random(seed);
        var cohorts = new List<Cohort>();
        for (var day = 1; day <= days; day++)
        {
            cohorts.Add(GivenRollout.Drawn(day, Noise.Normals(random, 100, difference, 0.1)));
            var verdict = ShadowTest.Judge(Stage, Options, cohorts);
            if (verdict.Outcome != Outcome.NotEnoughEvidence)
            {
                return verdict.Outcome == says ? day : null;
            }
        }

        return null;
    }
}
