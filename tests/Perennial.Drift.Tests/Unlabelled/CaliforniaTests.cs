using Perennial.Drift.Metrics;
using Perennial.Drift.Unlabelled;

namespace Perennial.Drift.Tests.Unlabelled;

public sealed class CaliforniaTests
{
    // The published answers of NannyML's example notebook.
    [Fact]
    public void Cbpe_gives_the_published_areas_to_six_digits()
    {
        var reference = California.All(California.Reference());
        var estimator = ConfidenceBasedEstimator.Fit(reference.Scores, reference.Labels);
        var estimates = California.Analysis().ToDictionary(
            month => month.Month, month => estimator.Estimate(month.Scores).AreaUnderCurve!.Value);

        Assert.True(estimator.Gain.Helps);
        Assert.Equal(0.829077, estimates["2022-03"], 6);
        Assert.Equal(0.910661, estimates["2022-04"], 6);
    }

    [Fact]
    public void The_alert_floor_is_the_published_one()
    {
        var areas = California.Reference().Select(month => AreaUnderCurve.Of(month.Scores, month.Labels)!.Value).ToArray();
        Assert.Equal(0.708336, AlertThresholds.Of(areas, lowest: 0, highest: 1).Lower, 6);
        Assert.Equal(1, AlertThresholds.Of(areas, lowest: 0, highest: 1).Upper);
    }

    // Published 0.00778098 for the 744 rows of 2022-03; ties are counted half here, which makes some 2 % of difference.
    [Fact]
    public void The_sampling_error_is_near_the_published_one()
    {
        var reference = California.All(California.Reference());
        Assert.Equal(0.00778098, SamplingErrors.Of(reference.Scores, reference.Labels).AreaUnderCurve.StandardError(744), 0.0003);
    }

    [Theory]
    [InlineData(ShiftForm.Plain, 0.0415)]
    [InlineData(ShiftForm.Reweighted, 0.0846)]
    [InlineData(null, 0.0400)]
    public void Mean_absolute_errors_of_the_area_are_those_of_the_page_and_the_default_is_below_cbpe(ShiftForm? form, double expected)
    {
        var (reference, months) = (California.All(California.Reference()), California.Analysis());
        var options = form is { } one ? new ShiftAwareOptions { Forms = [one] } : new();
        var aware = ShiftAwareEstimator.Fit(reference.Scores, reference.Features, California.Width, reference.Labels, options);
        var error = months.Average(month => Math.Abs(
            aware.Estimate(month.Scores, month.Features).Performance.AreaUnderCurve!.Value - AreaUnderCurve.Of(month.Scores, month.Labels)!.Value));

        Assert.Equal(expected, error, 4);
    }
}
