using Perennial.Drift.Scoring;
using Perennial.Drift.Streaming;

namespace Perennial.Drift.Tests.Scoring;

/// <summary>The small cases of river/drift/test_evaluate.py and CapyMOA's tests/test_eval_detector.py (both BSD-3): facts to be had by hand.</summary>
public sealed class DetectorScoreTests
{
    [Theory]
    [InlineData(120, 1)]
    [InlineData(100, 1)]
    [InlineData(150, 1)]
    [InlineData(151, 0)]
    [InlineData(99, 0)]
    public void A_window_holds_both_of_its_ends(long alarm, int found) => Assert.Equal(found, Score([alarm], [100]).Found);

    [Theory]
    [InlineData(90, 1)]
    [InlineData(89, 0)]
    public void Early_alarms_count_where_they_are_allowed(long alarm, int found) =>
        Assert.Equal(found, DetectorScore.Of([alarm], [DriftSpan.At(100)], 1000, new() { LatestDelay = 50, EarliestLead = 10 }).Found);

    [Theory]
    [InlineData(250, 1)]
    [InlineData(251, 0)]
    public void The_window_of_a_gradual_drift_begins_to_close_at_its_end(long alarm, int found) =>
        Assert.Equal(found, DetectorScore.Of([alarm], [new(100, 200)], 1000, new() { LatestDelay = 50 }).Found);

    [Fact]
    public void An_alarm_belongs_to_the_first_window_it_is_in() =>
        Assert.Equal((1, 30.0), (Score([130], [100, 120]).Found, Score([130], [100, 120]).Delay));

    [Fact]
    public void Recall_counts_alarms_and_episode_recall_counts_drifts()
    {
        var score = Score([110, 130], [100, 500]);
        Close.Equal(2.0 / 3, score.AlarmRecall);
        Assert.Equal((0.5, 0.5), (score.EpisodeRecall, score.MissedRatio));
    }

    [Fact]
    public void Precision_and_F1()
    {
        Assert.Equal(0.5, Score([110, 900], [100]).Precision);
        Assert.Equal(0.5, Score([110, 900], [100, 500]).F1);
        Assert.Equal(0, Score([900], [100]).F1);
    }

    [Fact]
    public void What_is_undefined_is_NaN()
    {
        Assert.True(double.IsNaN(Score([], [100]).Precision));
        Assert.True(double.IsNaN(Score([], [100]).Delay));
        Assert.True(double.IsNaN(Score([5], [100]).DelayRatio));
        Assert.True(double.IsNaN(Score([110], []).MissedRatio));
        Assert.True(double.IsNaN(Score([200], []).MeanTimeBetweenFalseAlarms));
        Assert.True(double.IsNaN(Score([110], [100]).MeanTimeRatio));
    }

    [Fact]
    public void Delay_is_that_of_the_first_alarm_over_the_drifts_found()
    {
        Assert.Equal(10, Score([110, 130], [100]).Delay);
        Assert.Equal(20, Score([110, 530], [100, 500, 900]).Delay);
        Assert.Equal(0.2, Score([110], [100]).DelayRatio);
    }

    [Fact]
    public void Delays_as_fractions_of_the_latest()
    {
        var published = DetectorScore.Of([500, 1200, 1250, 2100], [DriftSpan.At(1000), DriftSpan.At(2000)], 2500, new() { LatestDelay = 200 });
        Assert.Equal((150, 0.75), (published.Delay, published.DelayRatio));
        var gradual = DetectorScore.Of([1700], [new(1000, 1500)], 2000, new() { LatestDelay = 200 });
        Assert.Equal((700, 3.5), (gradual.Delay, gradual.DelayRatio));
        var early = DetectorScore.Of([950], [DriftSpan.At(1000)], 2000, new() { LatestDelay = 200, EarliestLead = 100 });
        Assert.Equal((-50, -0.25), (early.Delay, early.DelayRatio));
    }

    [Fact]
    public void False_alarms_and_the_mean_time_ratio()
    {
        Assert.Equal(0.001, Score([110, 900], [100]).FalseAlarmRate);
        Assert.Equal(150, Score([200, 300, 500], []).MeanTimeBetweenFalseAlarms);
        Assert.Equal(15, Score([110, 400, 700], [100, 900]).MeanTimeRatio);
    }

    [Fact]
    public void A_detector_is_driven_over_a_stream()
    {
        var random = new Random(12);
        double[] stream = [.. Enumerable.Range(0, 2000).Select(row => (row < 1000 ? 0 : 5) + (0.1 * random.NextDouble()))];
        var score = DetectorTrial.Run(new Adwin(), stream, [DriftSpan.At(1000)], new() { LatestDelay = 200 });
        Assert.Equal((1.0, 2000L, 0), (score.EpisodeRecall, score.Rows, score.FalseAlarms));
        Assert.InRange(score.Delay, 0, 200);
        Assert.Equal((1.0, 0), (DetectorTrial.Run(new Adwin(), new double[2000], [DriftSpan.At(1000)]).MissedRatio, DetectorTrial.Run(new Adwin(), new double[2000], []).Alarms));
    }

    [Fact]
    public void What_makes_no_sense_is_refused()
    {
        Assert.Equal("drifts", Assert.Throws<ArgumentException>(() => DetectorScore.Of([110], [new(200, 100)], 1000)).ParamName);
        Assert.Equal("rows", Assert.Throws<ArgumentException>(() => DetectorScore.Of([], [], 0)).ParamName);
        Assert.Equal("LatestDelay", Assert.Throws<ArgumentException>(() => new DetectorScoreOptions { LatestDelay = 0 }).ParamName);
    }

    private static DetectorScore Score(long[] alarms, long[] drifts) =>
        DetectorScore.Of(alarms, [.. drifts.Select(DriftSpan.At)], 1000, new() { LatestDelay = 50 });
}
