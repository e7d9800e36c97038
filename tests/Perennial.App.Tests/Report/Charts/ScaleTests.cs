using CsCheck;
using Perennial.App.Report.Charts;

namespace Perennial.App.Tests.Report.Charts;

public sealed class ScaleTests
{
    [Fact]
    public void Every_value_lies_on_it_and_its_ticks_are_few_and_rise() => Gen.Double[-1e6, 1e6].Array[1, 20].Sample(values =>
    {
        var scale = Scale.Over(values, 10, 210);
        Assert.All(values, value => Assert.InRange(scale.Y(value), 10 - 1e-6, 210 + 1e-6));
        var ticks = scale.Ticks.ToList();
        Assert.InRange(ticks.Count, 2, 12);
        Assert.Equal(ticks.Order(), ticks);
    });
}
