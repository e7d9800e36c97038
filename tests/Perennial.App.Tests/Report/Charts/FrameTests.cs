using Perennial.App.Report.Charts;

namespace Perennial.App.Tests.Report.Charts;

public sealed class FrameTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(14)]
    [InlineData(181)]
    [InlineData(2000)]
    public void The_axis_of_any_stretch_of_time_has_some_ticks_and_not_too_many(int days)
    {
        var from = new DateOnly(2001, 1, 16);
        foreach (var width in new double[] { 358, 1080 })
        {
            var ticks = new Frame(width, from, from.AddDays(days)).Axis(0).Text.Split("<line").Length - 1;
            Assert.InRange(ticks, 1, 13);
        }
    }
}
