using Perennial.Drift.Metrics;
using Perennial.Drift.Unlabelled;

namespace Perennial.Drift.Tests.Unlabelled;

public sealed class SamplingErrorsTests
{
    // The spread of the metric over many chunks of the same kind, against the formula's.
    [Fact]
    public void Standard_errors_are_those_of_many_chunks()
    {
        var random = new Random(12);
        var (scores, labels) = Draw(random, 20_000);
        var errors = SamplingErrors.Of(scores, labels);
        var matrices = new List<ConfusionMatrix>();
        var areas = new List<double>();
        for (var chunk = 0; chunk < 600; chunk++)
        {
            var (some, theirs) = Draw(random, 400);
            matrices.Add(ConfusionMatrix.At(some, theirs));
            areas.Add(AreaUnderCurve.Of(some, theirs)!.Value);
        }

        Assert.Equal(Deviation(matrices.Select(one => one.Accuracy!.Value)), errors.Accuracy.StandardError(400), 0.002);
        Assert.Equal(Deviation(matrices.Select(one => one.Precision!.Value)), errors.Precision.StandardError(400), 0.006);
        Assert.Equal(Deviation(matrices.Select(one => one.Recall!.Value)), errors.Recall.StandardError(400), 0.006);
        Assert.Equal(Deviation(matrices.Select(one => one.Specificity!.Value)), errors.Specificity.StandardError(400), 0.006);
        Assert.InRange(errors.AreaUnderCurve.StandardError(400), 0.6 * Deviation(areas), 1.1 * Deviation(areas));
        Assert.InRange(errors.F1.StandardError(400), 0.6 * Deviation(matrices.Select(one => one.FBeta()!.Value)), 0.2);
    }

    [Fact]
    public void The_bootstrap_band_holds_what_labels_say_as_often_as_it_says()
    {
        var (random, inside) = (new Random(13), 0);
        for (var chunk = 0; chunk < 100; chunk++)
        {
            var (scores, labels) = Draw(random, 300);
            var band = ParametricBootstrap.Of(scores, scores, (some, theirs) => AreaUnderCurve.Of(some, theirs), chunk, 200)!;
            var later = AreaUnderCurve.Of(scores, labels);
            inside += later >= band.Lower && later <= band.Upper ? 1 : 0;
        }

        Assert.InRange(inside, 88, 100);
    }

    [Fact]
    public void A_metric_that_is_never_defined_has_no_band() =>
        Assert.Null(ParametricBootstrap.Of([0.2, 0.4], [1, 1], (some, theirs) => AreaUnderCurve.Of(some, theirs), 1));

    // NannyML's tests of thresholds: the deviation of -1, 1, 1, 1 divides by four.
    [Fact]
    public void Thresholds_are_mean_and_deviations_within_the_metrics_range()
    {
        var thresholds = AlertThresholds.Of([-1, 1, 1, 1], 1);
        Assert.Equal((-0.3660254, 1.3660254), (Math.Round(thresholds.Lower, 7), Math.Round(thresholds.Upper, 7)));
        Assert.Equal(new AlertThresholds(0, 1), AlertThresholds.Of([0.2, 0.9, 0.8], 3, 0, 1));
        Assert.Equal([true, false, true], new[] { -0.4, 1.3, 1.4 }.Select(thresholds.Alerts));
        Assert.Equal("chunks", Assert.Throws<ArgumentException>(() => AlertThresholds.Of([1])).ParamName);
    }

    private static (double[] Scores, bool[] Labels) Draw(Random random, int rows)
    {
        double[] scores = [.. Enumerable.Range(0, rows).Select(_ => random.NextDouble())];
        return (scores, [.. scores.Select(score => random.NextDouble() < score)]);
    }

    private static double Deviation(IEnumerable<double> values)
    {
        var all = values.ToArray();
        return Math.Sqrt(all.Average(value => value * value) - (all.Average() * all.Average()));
    }
}
