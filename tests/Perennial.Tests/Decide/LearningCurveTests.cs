using Perennial.Decide;
using Perennial.Tests.Monitor;

namespace Perennial.Tests.Decide;

public sealed class LearningCurveTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(0)]
    [InlineData(0.5)]
    [InlineData(4)]
    public void The_slope_that_made_the_losses_is_found_again(double slope) =>
        Assert.Equal(slope, LearningCurve.Slope(Planted(slope, 0, 1))!.Value, 1e-9);

    [Fact]
    public void The_slope_is_found_within_its_error_when_days_are_noisy()
    {
        const double Planned = 2, Deviation = 0.002;
        var slopes = Enumerable.Range(0, 400).Select(seed => LearningCurve.Slope(Planted(Planned, Deviation, seed))!.Value).ToList();
        var mean = slopes.Average();
        var deviation = Math.Sqrt(slopes.Average(one => (one - mean) * (one - mean)));

        // 26 days, each a difference of two noisy losses, over the distance between 5,000 and 11,000 rows.
        var expected = Deviation * Math.Sqrt(2.0 / 26) / (Inverse(GivenEvidence.TwinRows) - Inverse(GivenEvidence.TrainingRows));
        output.WriteLine($"planted {Planned}, found {mean:0.000} with a deviation of {deviation:0.000} (expected {expected:0.000})");
        Assert.InRange(mean, Planned - (4 * expected / 20), Planned + (4 * expected / 20));
        Assert.InRange(deviation, 0.8 * expected, 1.2 * expected);
    }

    [Fact]
    public void The_slope_is_never_negative() =>
        Assert.Equal(0, LearningCurve.Slope(GivenEvidence.Calm(champion: _ => 0.6, twin: _ => 0.5)));

    [Fact]
    public void The_slope_is_unknown_without_two_versions_on_the_same_rows()
    {
        var calm = GivenEvidence.Calm();
        Assert.Null(LearningCurve.Slope(calm with { Registry = calm.Registry with { Versions = calm.Registry.Versions.RemoveAt(1) } }));
        Assert.Null(LearningCurve.Slope(GivenEvidence.Calm(days: GivenEvidence.ScoredFrom)));
    }

    [Fact]
    public void Days_that_either_version_was_judged_on_teach_nothing()
    {
        var calm = GivenEvidence.Calm(days: 20, champion: _ => 0.5, twin: day => day < 17 ? 0.9 : 0.5);
        var later = calm with { Registry = calm.Registry with { Versions = calm.Registry.Versions.SetItem(1, GivenEvidence.Version(2, 5_000, 5, 17)) } };
        Assert.InRange(LearningCurve.Slope(calm)!.Value, 1, double.MaxValue);
        Assert.Equal(0, LearningCurve.Slope(later));
    }

    [Fact]
    public void Busier_days_weigh_more()
    {
        var days = GivenEvidence.Calm(days: 16, champion: _ => 0.5, twin: day => day == 14 ? 0.6 : 0.5);
        var busy = days with { Monitor = GivenCohorts.State(days.Monitor.Cohorts.SetItem(14, days.Monitor.Cohorts[14] with { Labelled = 3_000 })) };
        Assert.Equal(1.5, LearningCurve.Slope(busy)!.Value / LearningCurve.Slope(days)!.Value, 1e-9);
    }

    [Theory]
    [InlineData(13, 0)]
    [InlineData(10, 0)]
    [InlineData(14, 12_000)]
    [InlineData(39, 37_000)]
    public void Distance_is_to_all_that_a_new_version_would_train_on(int day, double known) => Assert.Equal(
        known == 0 ? 0 : Inverse(GivenEvidence.TrainingRows) - Inverse(known),
        LearningCurve.Distance(GivenEvidence.Calm(), GivenEvidence.Version(1, GivenEvidence.TrainingRows, 11, 14), GivenCohorts.Day(day)),
        1e-12);

    [Fact]
    public void A_second_version_or_a_twin_before_makes_another_twin_needless()
    {
        var calm = GivenEvidence.Calm();
        var alone = calm with { Registry = calm.Registry with { Versions = calm.Registry.Versions.RemoveAt(1) } };
        Assert.False(LearningCurve.NeedsTwin(calm.Retrained()));
        Assert.False(LearningCurve.NeedsTwin(alone));
        Assert.True(LearningCurve.NeedsTwin(alone.Retrained()));
        Assert.False(LearningCurve.NeedsTwin(GivenEvidence.Empty(40)));
    }

    private static Evidence Planted(double slope, double deviation, int seed)
    {
        var random = new Random(seed);
        return GivenEvidence.Calm(
            champion: _ => 0.4 + (slope * Inverse(GivenEvidence.TrainingRows)) + (deviation * Noise.Normal(random)),
            twin: _ => 0.4 + (slope * Inverse(GivenEvidence.TwinRows)) + (deviation * Noise.Normal(random)));
    }

    private static double Inverse(double rows) => 1 / Math.Sqrt(rows);
}
