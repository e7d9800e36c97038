using Perennial.Drift.Budget;
using Perennial.Drift.Distributions;
using Perennial.Drift.Tests.Golden;

namespace Perennial.Drift.Tests.Distributions;

/// <summary>Limit distributions of drift statistics against scipy, an inversion of another kind, and published points.</summary>
public sealed class DriftSpecialTests
{
    [Fact]
    public void Functions_agree_with_scipy()
    {
        foreach (var row in GoldenFile.Rows("drift_special.csv"))
        {
            var (a, b, c) = (GoldenFile.Number(row[1]), GoldenFile.Number(row[2]), GoldenFile.Number(row[3]));
            var (found, tolerance) = row[0].Split(' ') switch
            {
                // An oscillating integral in the script, and 1 less a sum in scipy, hold to about 1e-8.
                ["anderson_darling"] => (AndersonDarlingDistribution.Survival(a), 1e-5),
                ["cramer_von_mises"] => (CramerVonMisesDistribution.Survival(a), 1e-6),
                ["noncentral_chi_squared"] => (NoncentralChiSquared.Survival(a, b, c), 1e-9),
                ["kolmogorov_quantile"] => (KolmogorovQuantile.UpperTail(a), 1e-9),
                ["chi_squared_quantile"] => (ChiSquaredQuantile.UpperTail(a, b), 1e-9),
                ["mean_shift", var n, var m] => (DetectableEffect.MeanShift(
                    new((long)GoldenFile.Number(n), (long)GoldenFile.Number(m), a, b)), 5e-3),
                _ => throw new InvalidOperationException(row[0]),
            };
            Close.Equal(GoldenFile.Number(row[4]), found, tolerance, string.Join(' ', row));
        }
    }

    [Theory]
    [InlineData(1.933, 0.10)]
    [InlineData(2.492, 0.05)]
    [InlineData(3.878, 0.01)]
    public void Anderson_Darling_meets_the_points_of_Lewis(double statistic, double p) =>
        Assert.Equal(p, AndersonDarlingDistribution.Survival(statistic), 4);

    [Theory]
    [InlineData(0.34730, 0.10)]
    [InlineData(0.46136, 0.05)]
    [InlineData(0.74346, 0.01)]
    [InlineData(1.16786, 0.001)]
    public void Cramer_von_Mises_meets_the_points_of_Anderson_and_Darling(double statistic, double p) =>
        Assert.Equal(p, CramerVonMisesDistribution.Survival(statistic), 5);

    [Fact]
    public void Tails_fall_from_one_to_none_and_far_out_by_their_largest_weight()
    {
        foreach (var survival in new Func<double, double>[] { CramerVonMisesDistribution.Survival, AndersonDarlingDistribution.Survival })
        {
            var tail = Enumerable.Range(0, 400).Select(step => survival(step * 0.01)).ToList();
            Assert.Equal(1, tail[0], 12);
            Assert.All(tail.Zip(tail.Skip(1)), pair => Assert.True(pair.First >= pair.Second - 1e-13));
            Assert.Equal(0, survival(double.PositiveInfinity));
        }

        // The leading term falls as exp(-x pi^2 / 2) and exp(-x) over the root of x.
        var cramer = CramerVonMisesDistribution.Survival(41) / CramerVonMisesDistribution.Survival(40);
        var anderson = AndersonDarlingDistribution.Survival(401) / AndersonDarlingDistribution.Survival(400);
        Assert.Equal(Math.Exp(-Math.PI * Math.PI / 2) * Math.Sqrt(40.0 / 41), cramer, 6);
        Assert.Equal(Math.Exp(-1) * Math.Sqrt(400.0 / 401), anderson, 5);
        Assert.Equal(2 * ((Math.PI * Math.PI / 3) - 3), AndersonDarlingDistribution.Variance, 15);
    }
}
