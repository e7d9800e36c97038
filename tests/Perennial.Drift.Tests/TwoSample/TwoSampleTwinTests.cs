using CsCheck;
using Perennial.Drift.TwoSample;

namespace Perennial.Drift.Tests.TwoSample;

/// <summary>The fast methods equal slow ones written from the formulas, on seeded samples with ties, constants and few rows.</summary>
public sealed class TwoSampleTwinTests
{
    private static readonly Gen<double[]> Few = Gen.Int[0, 4].Select(value => (double)value).Array[1, 6];
    private static readonly Gen<double[]> Any = Gen.OneOf(
        Gen.Int[-3, 3].Select(value => (double)value).Array[2, 40], Gen.Double[-5, 5].Array[2, 40], Gen.Const(1.0).Array[2, 9]);

    [Fact]
    public void Cramer_von_Mises_is_the_mean_squared_distance_on_both_sides_of_every_row() => Gen.Select(Any, Any).Sample((x, y) =>
        Close.Numbers(SlowCramer(x, y), CramerVonMises.Test(x, y).Statistic, 1e-9));

    [Fact]
    public void Exact_Cramer_von_Mises_p_is_the_share_of_relabellings_also_with_ties() => Gen.Select(Few, Few).Sample(
        (x, y) => Close.Numbers(Share(x, y, SlowCramer), CramerVonMises.Test(x, y).PValue), iter: 50);

    [Fact]
    public void The_variance_of_tied_Anderson_Darling_makes_its_p_that_of_relabellings()
    {
        // 4 values only; without the ties' variance the share below 0.05 is about 0.08.
        var random = new Random(56);
        double[] Draw(int rows) => [.. Enumerable.Range(0, rows).Select(_ => (double)random.Next(4))];
        var p = Enumerable.Range(0, 1000).Select(_ => AndersonDarling.Test(Draw(300), Draw(200)).PValue).ToList();
        Assert.InRange(p.Count(value => value <= 0.05), 50 - 28, 50 + 28);
        Assert.InRange(p.Count(value => value <= 0.5), 500 - 64, 500 + 64);
    }

    [Fact]
    public void Midranks_take_tied_samples_of_one_distribution_for_different_and_this_does_not()
    {
        var random = new Random(55);
        double[] Draw(int rows) => [.. Enumerable.Range(0, rows).Select(_ => (double)random.Next(4))];
        var p = Enumerable.Range(0, 200).Select(_ => CramerVonMises.Test(Draw(400), Draw(200)).PValue).ToList();
        Assert.InRange(p.Count(value => value <= 0.05), 0, 22);
        Assert.InRange(p.Count(value => value <= 0.5), 40, 130);
    }

    [Fact]
    public void Mann_Whitney_counts_pairs() => Gen.Select(Any, Any).Sample((x, y) =>
        SlowPairs(x, y) == MannWhitney.Test(x, y).Statistic);

    [Fact]
    public void Exact_Mann_Whitney_p_is_the_share_of_relabellings() =>
        Gen.Shuffle(Enumerable.Range(0, 10).Select(value => (double)value).ToArray()).Select(Gen.Int[1, 9]).Sample(
            (rows, cut) =>
            {
                var (x, y) = (rows[..cut], rows[cut..]);
                return Close.Numbers(Share(x, y, SlowPairs), MannWhitney.Test(x, y, Alternative.Greater).PValue)
                    && Close.Numbers(Share(y, x, SlowPairs), MannWhitney.Test(x, y, Alternative.Less).PValue);
            },
            iter: 50);

    [Fact]
    public void Anderson_Darling_of_two_is_that_of_k() => Gen.Select(Any, Any).Where((x, y) => x.Concat(y).Distinct().Count() > 1).Sample(
        (x, y) => Close.Numbers(AndersonDarling.Test([x, y]).Statistic, AndersonDarling.Test(x, y).Statistic, 1e-9));

    [Fact]
    public void Anderson_Darling_is_the_sum_over_values_of_weighed_squared_gaps() => Gen.Select(Any, Any).Sample((x, y) =>
        Close.Numbers(1 + SlowAnderson(x, y), 1 + Unstandardized(x, y), 1e-8));

    [Fact]
    public void Wasserstein_is_the_mean_move_of_sorted_rows() =>
        Gen.Int[1, 30].SelectMany(rows => Gen.Select(Gen.Double[-5, 5].Array[rows], Gen.Double[-5, 5].Array[rows])).Sample((x, y) =>
            Close.Numbers(x.Order().Zip(y.Order(), (a, b) => Math.Abs(a - b)).Average(), Wasserstein.Between(x, y), 1e-10));

    [Fact]
    public void Energy_is_made_of_mean_distances() => Gen.Select(Any, Any).Sample((x, y) =>
        Close.Numbers(
            (2 * MeanDistance(x, y)) - MeanDistance(x, x) - MeanDistance(y, y), Math.Pow(EnergyDistance.Between(x, y), 2), 1e-7));

    [Fact]
    public void Fisher_sums_the_tables_at_most_as_likely() =>
        Gen.Select(Gen.Int[0, 12], Gen.Int[0, 12], Gen.Int[0, 12], Gen.Int[0, 12]).Where((a, b, c, d) => a + b > 0 && c + d > 0).Sample(
            (a, b, c, d) => Close.Numbers(SlowFisher(a, b, c, d), FisherExact.Test(a, a + b, c, c + d).PValue, 1e-9));

    [Fact]
    public void Sorting_a_sample_of_any_length_puts_it_in_ascending_order() =>
        Gen.OneOf(Gen.Double, Gen.Int[-9, 9].Select(value => (double)value)).Where(value => !double.IsNaN(value)).Array[1, 6000].Sample(
            rows => rows.Order().SequenceEqual(SortedSample.Of(rows).Values.ToArray()), iter: 60);

    [Fact]
    public void Rows_of_a_sorted_sample_fall_into_the_bins_of_the_unsorted() => Gen.Select(Any, Any).Sample((x, y) =>
    {
        var bins = Bins.Quantiles(x, 4);
        return bins.RowsOf(y).SequenceEqual(bins.RowsOf(SortedSample.Of(y))) && bins.RowsOf(y).Sum() == y.Length
            && Enumerable.Range(0, bins.Count).All(bin => bins.RowsOf(y)[bin] == y.Count(value => Place(bins, value) == bin));
    });

    [Fact]
    public void The_comparison_of_a_column_says_what_each_method_says() => Gen.Select(Any, Any).Where((x, y) => x.Length + y.Length > 3)
        .Sample((x, y) =>
        {
            var all = NumericComparison.Of(SortedSample.Of(x), SortedSample.Of(y));
            return all.KolmogorovSmirnov == KolmogorovSmirnov.Test(x, y) && all.CramerVonMises == CramerVonMises.Test(x, y)
                && all.AndersonDarling == AndersonDarling.Test(x, y) && all.MannWhitney == MannWhitney.Test(x, y)
                && Close.Numbers(WelchT.Test(x, y).Statistic, all.WelchT.Statistic, 1e-9)
                && all.Wasserstein == Wasserstein.Between(x, y) && all.Energy == EnergyDistance.Between(x, y)
                && Close.Numbers(Wasserstein.Normalized(x, y), all.NormalizedWasserstein, 1e-9)
                && all.JensenShannon == JensenShannon.Between(x, y) && all.Hellinger == Hellinger.Between(x, y)
                && all.TotalVariation == TotalVariation.Between(x, y) && all.LInfinity == LInfinity.Between(x, y)
                && all.KullbackLeibler == KullbackLeibler.Between(x, y) && all.PopulationStability == PopulationStabilityIndex.OfSamples(x, y);
        });

    private static int Place(Bins bins, double value) => bins.Edges.ToArray().Count(edge => value > edge);

    private static double SlowCramer(double[] first, double[] second)
    {
        double[] pooled = [.. first, .. second];
        double n = first.Length, m = second.Length;
        double Gap(Func<double, bool> below) => (first.Count(below) / n) - (second.Count(below) / m);
        return pooled.Sum(value => (Math.Pow(Gap(other => other < value), 2) + Math.Pow(Gap(other => other <= value), 2)) / 2)
            * n * m / (n + m) / (n + m);
    }

    private static double SlowPairs(double[] first, double[] second) =>
        first.Sum(x => second.Sum(y => x > y ? 1 : x == y ? 0.5 : 0));

    // Scholz and Stephens (1987), equation 7, for two samples.
    private static double SlowAnderson(double[] first, double[] second)
    {
        double[] pooled = [.. first, .. second];
        double total = pooled.Length;
        double Part(double[] sample) => pooled.Distinct().Sum(value =>
        {
            var ties = pooled.Count(other => other == value);
            var below = pooled.Count(other => other < value) + (ties / 2.0);
            var mine = sample.Count(other => other < value) + (sample.Count(other => other == value) / 2.0);
            var under = (below * (total - below)) - (total * ties / 4);
            return ties == total ? 0 : ties / total * Math.Pow((total * mine) - (below * sample.Length), 2) / under;
        }) / sample.Length;
        return (total - 1) / total * (Part(first) + Part(second));
    }

    private static double Unstandardized(double[] first, double[] second)
    {
        // The standardization is one of the numbers of rows alone, so it is read off a sample whose raw value is known.
        double[] x = [.. Enumerable.Range(0, first.Length).Select(row => (double)row)];
        double[] y = [.. Enumerable.Range(0, second.Length).Select(row => row + 0.5)];
        double[] far = [.. y.Select(value => value + 1000)];
        var (near, apart) = (AndersonDarling.Test(x, y).Statistic, AndersonDarling.Test(x, far).Statistic);
        var deviation = (SlowAnderson(x, far) - SlowAnderson(x, y)) / (apart - near);
        return (AndersonDarling.Test(first, second).Statistic * deviation) + 1;
    }

    private static double MeanDistance(double[] first, double[] second) => first.Average(x => second.Average(y => Math.Abs(x - y)));

    private static double SlowFisher(int a, int b, int c, int d)
    {
        double Choose(int n, int k) => k < 0 || k > n ? 0 : Enumerable.Range(1, k).Aggregate(1.0, (product, i) => product * (n - k + i) / i);
        double Weight(int x) => Choose(a + b, x) * Choose(c + d, a + c - x);
        var tables = Enumerable.Range(0, a + c + 1).Select(Weight).ToList();
        return tables.Where(weight => weight <= Weight(a) * (1 + 1e-7)).Sum() / tables.Sum();
    }

    private static double Share(double[] first, double[] second, Func<double[], double[], double> statistic)
    {
        double[] pooled = [.. first, .. second];
        var observed = statistic(first, second);
        var found = Enumerable.Range(0, 1 << pooled.Length).Where(labels => int.PopCount(labels) == first.Length).Select(labels => statistic(
            [.. pooled.Where((_, row) => (labels >> row & 1) == 1)], [.. pooled.Where((_, row) => (labels >> row & 1) == 0)])).ToList();
        return (double)found.Count(value => value >= observed - 1e-9) / found.Count;
    }
}
