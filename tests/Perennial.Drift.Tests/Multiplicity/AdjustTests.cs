using CsCheck;
using Perennial.Drift.Multiplicity;

namespace Perennial.Drift.Tests.Multiplicity;

public sealed class AdjustTests
{
    private static readonly Gen<double[]> PValues = Gen.Double[0, 1].Array[0, 12];

    [Fact]
    public void Holm_steps_down_by_hand()
    {
        double[] expected = [0.03, 0.06, 0.06, 0.02];
        var adjusted = Holm.Adjust([0.01, 0.04, 0.03, 0.005]);
        Assert.All(expected.Zip(adjusted), pair => Close.Equal(pair.First, pair.Second));
    }

    [Fact]
    public void Holm_is_the_running_maximum_over_smaller_p_values() => PValues.Sample(p =>
        p.Select(mine => p.Where(other => other <= mine).Max(other => Math.Min(1, other * p.Count(third => third >= other))))
            .Zip(Holm.Adjust(p)).All(pair => Close.Numbers(pair.First, pair.Second)));

    [Fact]
    public void Holm_lies_between_the_raw_value_and_Bonferroni() => PValues.Sample(p =>
        p.Zip(Holm.Adjust(p), Bonferroni.Adjust(p)).All(three => three.First <= three.Second && three.Second <= three.Third));

    [Fact]
    public void Bonferroni_multiplies_and_stops_at_one() => Assert.Equal([0.02, 1.0], Bonferroni.Adjust([0.01, 0.7]));

    [Fact]
    public void Refuses_what_is_no_p_value()
    {
        Assert.Equal("pValues", Assert.Throws<ArgumentException>(() => Holm.Adjust([0.1, double.NaN])).ParamName);
        Assert.Equal("pValues", Assert.Throws<ArgumentException>(() => Bonferroni.Adjust([1.5])).ParamName);
    }
}
