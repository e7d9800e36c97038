using CsCheck;
using Perennial.Drift.Sequential;

namespace Perennial.Drift.Tests.Sequential;

public sealed class NormalMixtureTests
{
    // The tests of confseq: two-sided normal mixture, v_opt 100, alpha 0.05. Its rho is 1 / ours squared.
    [Fact]
    public void Both_sides_give_the_published_mixture()
    {
        var rho = NormalMixture.Rho(0.05, 100);
        Assert.Equal(12.60056, 1 / (rho * rho), 5);
        Assert.Equal(-0.6510052, NormalMixture.LogEValue(z: 1, units: 100, rho), 7);
        Assert.Equal(30.35209, 100 * NormalMixture.HalfWidth(standardError: 0.1, units: 100, rho, 0.05), 5);
    }

    // The same tests give 27.66071 for the exact one-sided mixture; the closed form is a little wider, never narrower.
    [Fact]
    public void One_side_is_just_outside_the_published_exact_mixture()
    {
        var bound = 100 * NormalMixture.HalfWidth(0.1, 100, NormalMixture.Rho(0.05, 100, Side.UpperOnly), 0.05, Side.UpperOnly);
        Assert.InRange(bound, 27.66071, 27.66071 * 1.005);
    }

    [Theory]
    [InlineData(Side.Both, 3.035)]
    [InlineData(Side.LowerOnly, 2.779)]
    [InlineData(Side.UpperOnly, 2.779)]
    public void At_the_expected_count_the_price_of_peeking_is_known(Side side, double multiple)
    {
        foreach (var units in new[] { 100.0, 5000, 1e6 })
        {
            Assert.Equal(multiple, NormalMixture.HalfWidth(1, units, NormalMixture.Rho(0.05, units, side), 0.05, side), 3);
        }
    }

    // The tests of GrowthBook's statistics engine: relative lift from sums and squares, N* = 1000.
    [Fact]
    public void Sums_and_squares_give_the_published_interval()
    {
        var (a, varianceA) = Moments(1396.87, 52377.9767, 3000);
        var (b, varianceB) = Moments(2422.7, 134698.29, 3461);
        var lift = (b - a) / a;
        var error = Math.Sqrt((varianceB / 3461 / (a * a)) + (varianceA * b * b / (3000 * Math.Pow(a, 4))));
        var rho = NormalMixture.Rho(0.05, 1000);
        var half = NormalMixture.HalfWidth(error, 6461, rho, 0.05);
        Assert.Equal((0.50336, 0.33341), (Math.Round(lift, 5), Math.Round(error, 5)));
        Assert.Equal((-0.55844, 1.56516), (Math.Round(lift - half, 5), Math.Round(lift + half, 5)));
        Assert.Equal(1, NormalMixture.PValue(lift / error, 6461, rho));
    }

    [Fact]
    public void The_interval_touches_the_null_where_p_is_alpha() =>
        Gen.Select(Gen.Double[0.001, 0.4], Gen.Double[2, 1e5], Gen.Enum<Side>()).Sample((alpha, units, side) =>
        {
            var rho = NormalMixture.Rho(alpha, 500, side);
            var z = NormalMixture.HalfWidth(1, units, rho, alpha, side) * (side == Side.UpperOnly ? -1 : 1);
            return Close.Numbers(alpha, NormalMixture.PValue(z, units, rho, side), 1e-9);
        });

    [Fact]
    public void Refuses_an_alpha_that_one_side_cannot_use() => Assert.Equal(
        "alpha", Assert.Throws<ArgumentException>(() => NormalMixture.Rho(0.5, 10, Side.LowerOnly)).ParamName);

    private static (double Mean, double Variance) Moments(double sum, double squares, int rows) =>
        (sum / rows, (squares - (sum * sum / rows)) / (rows - 1));
}
