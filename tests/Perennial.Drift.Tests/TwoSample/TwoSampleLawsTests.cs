using CsCheck;
using Perennial.Drift.TwoSample;

namespace Perennial.Drift.Tests.TwoSample;

/// <summary>What holds for every two-sample method.</summary>
public sealed class TwoSampleLawsTests
{
    private static readonly Gen<double[]> Samples = Gen.OneOf(
        Gen.Double[-5, 5].Array[5, 60], Gen.Int[0, 6].Select(value => (double)value).Array[5, 60], Gen.Const(2.0).Array[5, 8]);

    public static TheoryData<string> Methods => [.. TwoSampleMethod.Tests.Keys];

    public static TheoryData<string> Distances => [.. TwoSampleMethod.Distances.Keys];

    public static TheoryData<string> Ranks => [.. TwoSampleMethod.OfRanks];

    [Theory]
    [MemberData(nameof(Methods))]
    public void A_p_value_is_a_probability_and_rows_are_counted(string method) => Gen.Select(Samples, Samples).Sample(
        (x, y) =>
        {
            var found = TwoSampleMethod.Tests[method](x, y);
            return found.PValue is >= 0 and <= 1 && (found.FirstRows, found.SecondRows) == (x.Length, y.Length) && !double.IsNaN(found.Statistic);
        },
        iter: 50);

    [Theory]
    [MemberData(nameof(Methods))]
    public void The_order_of_rows_does_not_matter(string method) => Gen.Select(Samples, Samples).Sample(
        (x, y) =>
        {
            // With fewer values than functions its covariance is singular, and rounding decides the rank.
            if (method.StartsWith("epps_singleton", StringComparison.Ordinal) && Math.Min(x.Distinct().Count(), y.Distinct().Count()) < 7)
            {
                return true;
            }

            var (found, turned) = (TwoSampleMethod.Tests[method](x, y), TwoSampleMethod.Tests[method]([.. x.Reverse()], [.. y.Reverse()]));
            var sameP = method == "epps_singleton permuted"
                ? Math.Abs(found.PValue - turned.PValue) < 0.3 // Another order is another random relabelling.
                : Close.Numbers(found.PValue, turned.PValue, 1e-9);
            return Close.Numbers(found.Statistic, turned.Statistic, 1e-9) && sameP;
        },
        iter: 50);

    [Theory]
    [MemberData(nameof(Methods))]
    public void Swapping_the_samples_keeps_p(string method) => Gen.Select(Samples, Samples).Sample(
        (x, y) =>
        {
            var (there, back) = (TwoSampleMethod.Tests[method](x, y).PValue, TwoSampleMethod.Tests[method](y, x).PValue);
            return method is "energy" or "epps_singleton permuted" ? Math.Abs(there - back) < 0.3 : Close.Numbers(there, back, 1e-8);
        },
        iter: 50);

    [Theory]
    [MemberData(nameof(Methods))]
    public void The_same_rows_and_constant_columns_are_no_drift(string method)
    {
        var rows = Draws.Of(new Random(51), 300, z => z);
        Assert.True(TwoSampleMethod.Tests[method](rows, rows).PValue > 0.99, method);
        Assert.Equal(1, TwoSampleMethod.Tests[method]([4, 4, 4, 4, 4], [4, 4, 4, 4, 4, 4]).PValue, 12);
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void A_larger_shift_is_no_less_sure(string method)
    {
        var (x, y) = (Draws.Of(new Random(52), 200, z => z), Draws.Of(new Random(53), 150, z => z));
        var p = new[] { 0.3, 0.6, 1.2, 2.4 }.Select(shift => TwoSampleMethod.Tests[method](x, [.. y.Select(value => value + shift)]).PValue).ToList();
        Assert.Equal(p.OrderDescending(), p);
        Assert.True(p[^1] <= 0.01, $"{method}: {p[^1]}");
    }

    [Theory]
    [MemberData(nameof(Ranks))]
    public void A_rising_function_of_all_values_changes_nothing_and_infinities_are_the_largest(string method) =>
        Gen.Select(Samples, Samples).Sample(
            (x, y) =>
            {
                double Rise(double value) => value > 4 ? double.PositiveInfinity : Math.Exp(value) - 3;
                double[] Clamp(double[] rows) => [.. rows.Select(value => value > 4 ? 4.5 : Math.Round(value, 3))];
                return Close.Numbers(
                    TwoSampleMethod.Tests[method](Clamp(x), Clamp(y)).PValue,
                    TwoSampleMethod.Tests[method]([.. Clamp(x).Select(Rise)], [.. Clamp(y).Select(Rise)]).PValue);
            },
            iter: 50);

    [Theory]
    [MemberData(nameof(Distances))]
    public void A_distance_is_none_for_the_same_rows_and_never_negative(string method) => Gen.Select(Samples, Samples).Sample(
        (x, y) => TwoSampleMethod.Distances[method](x, y) >= 0 && TwoSampleMethod.Distances[method](x, x) < 1e-7, iter: 50);

    [Fact]
    public void Bounded_distances_keep_their_bounds_and_order()
    {
        var counts = Gen.Long[0, 50].Array[4].Where(count => count.Sum() > 0);
        Gen.Select(counts, counts).Sample((a, b) =>
        {
            var (h, tv, js, l) = (Hellinger.OfCounts(a, b), TotalVariation.OfCounts(a, b), JensenShannon.OfCounts(a, b), LInfinity.OfCounts(a, b));
            const double E = 1e-9;
            return h * h <= tv + E && tv <= (h * Math.Sqrt(2)) + E && l <= tv + E && js * js <= tv + E && js <= 1 + E && tv <= 1 + E && h <= 1 + E
                && Close.Numbers(1 - (h * h), Math.Exp(-Bhattacharyya.OfCounts(a, b)), 1e-7);
        });
    }

    [Fact]
    public void Disjoint_samples_are_as_far_as_can_be()
    {
        long[] first = [3, 9, 0], second = [0, 0, 4];
        Assert.Equal((1.0, 1.0, 1.0), (Hellinger.OfCounts(first, second), TotalVariation.OfCounts(first, second), JensenShannon.OfCounts(first, second)));
        Assert.Equal(double.PositiveInfinity, Bhattacharyya.OfCounts(first, second));
        Assert.Equal(0, ChiSquared.TestAgainstKnown(first, second).PValue);
        Assert.Equal(0, GTest.TestAgainstKnown(first, second).PValue);
    }

    [Fact]
    public void Wasserstein_scales_with_the_unit_and_its_normal_form_does_not() => Gen.Select(Samples, Samples).Sample((x, y) =>
    {
        double[] Scaled(double[] rows) => [.. rows.Select(value => (value * 60) + 7)];
        return Close.Numbers(60 * Wasserstein.Between(x, y), Wasserstein.Between(Scaled(x), Scaled(y)), 1e-8)
            && Close.Numbers(Wasserstein.Normalized(x, y), Wasserstein.Normalized(Scaled(x), Scaled(y)), 1e-7);
    });

    [Fact]
    public void One_row_each_is_enough_for_the_rank_tests()
    {
        Assert.Equal(1, MannWhitney.Test([1], [2]).PValue);
        Assert.Equal(1, CramerVonMises.Test([1], [2]).PValue);
        Assert.Equal(1, KolmogorovSmirnov.Test([1], [2]).PValue);
        Assert.Equal(1, Wasserstein.Between([1.0], [2.0]));
    }

    [Fact]
    public void Constants_that_differ_are_certain_for_Welch()
    {
        Assert.Equal(new TestResult(double.NegativeInfinity, 0, 2, 3), WelchT.Test([1, 1], [2, 2, 2]));
        Assert.Equal(1, WelchT.Test([1, 1], [2, 2, 2], Alternative.Greater).PValue);
        Assert.Equal(double.PositiveInfinity, Wasserstein.Normalized([1, 1], [2]));
        Assert.Equal(0, Wasserstein.Normalized([1, 1], [1]));
        Assert.Equal(2, Wasserstein.Normalized([1, 1], [2], 0.5));
    }

    [Fact]
    public void Tails_far_out_keep_their_precision()
    {
        double[] low = [.. Enumerable.Range(0, 400).Select(row => (double)row)], high = [.. low.Select(value => value + 400)];
        foreach (var method in new[] { "kolmogorov_smirnov", "cramer_von_mises", "anderson_darling", "mann_whitney two-sided", "welch_t two-sided" })
        {
            Assert.InRange(TwoSampleMethod.Tests[method](low, high).PValue, double.Epsilon, 1e-60);
        }

        Assert.InRange(FisherExact.Test(400, 400, 0, 400).PValue, 1e-300, 1e-200);
    }
}
