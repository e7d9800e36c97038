using CsCheck;
using Perennial.Drift.Tests.Golden;
using Perennial.Drift.TwoSample;

namespace Perennial.Drift.Tests.TwoSample;

public sealed class KolmogorovSmirnovTests
{
    private static readonly Gen<double[]> Tied = Gen.Int[0, 4].Select(value => (double)value).Array[1, 6];

    [Fact]
    public void Statistic_and_p_agree_with_scipy()
    {
        var samples = GoldenFile.Rows("ks_samples.csv").ToLookup(row => row[0] + row[1], row => GoldenFile.Number(row[2]));
        foreach (var row in GoldenFile.Rows("ks_expected.csv"))
        {
            var found = KolmogorovSmirnov.Test([.. samples[row[0] + "first"]], [.. samples[row[0] + "second"]]);
            Close.Equal(GoldenFile.Number(row[2]), found.Statistic, 1e-14, $"statistic {row[0]}");
            Close.Equal(GoldenFile.Number(row[3]), found.PValue, 1e-9, $"p {row[0]}");
        }
    }

    [Fact]
    public void Statistic_is_the_largest_gap_between_distribution_functions() =>
        Gen.Select(Tied, Tied).Sample((first, second) =>
            Close.Numbers(SlowStatistic(first, second), KolmogorovSmirnov.Test(first, second).Statistic));

    [Fact]
    public void Exact_p_is_the_share_of_relabellings_with_as_large_a_gap_also_with_ties() =>
        Gen.Select(Tied, Tied).Sample(
            (first, second) => Close.Numbers(SlowP(first, second), KolmogorovSmirnov.Test(first, second).PValue), iter: 60);

    [Fact]
    public void Sorted_reference_gives_the_same_answer() =>
        Gen.Select(Gen.Double[-1, 1].Array[1, 200], Gen.Double[-1, 1].Array[1, 200]).Sample((reference, current) =>
            KolmogorovSmirnov.Test(reference, current)
                == KolmogorovSmirnov.TestAgainstSorted([.. reference.Order()], current));

    [Fact]
    public void Swapping_the_samples_changes_only_the_row_counts() =>
        Gen.Select(Tied, Tied).Sample((first, second) =>
        {
            var (there, back) = (KolmogorovSmirnov.Test(first, second), KolmogorovSmirnov.Test(second, first));
            return there.Statistic == back.Statistic && Close.Numbers(there.PValue, back.PValue);
        });

    [Fact]
    public void The_same_rows_are_no_drift()
    {
        var rows = Enumerable.Range(0, 5000).Select(row => Math.Sin(row)).ToArray();
        Assert.Equal(new TestResult(0, 1, 5000, 5000), KolmogorovSmirnov.Test(rows, rows));
    }

    [Fact]
    public void Refuses_what_it_cannot_test()
    {
        Assert.Equal("second", Assert.Throws<ArgumentException>(() => KolmogorovSmirnov.Test([1], [1, double.NaN])).ParamName);
        Assert.Equal("first", Assert.Throws<ArgumentException>(() => KolmogorovSmirnov.Test([], [1])).ParamName);
        var unsorted = Assert.Throws<ArgumentException>(() => KolmogorovSmirnov.TestAgainstSorted([2, 1], [1]));
        Assert.Equal("sortedReference", unsorted.ParamName);
    }

    private static double SlowStatistic(double[] first, double[] second) => first.Concat(second).Max(value =>
        Math.Abs(((double)first.Count(v => v <= value) / first.Length) - ((double)second.Count(v => v <= value) / second.Length)));

    private static double SlowP(double[] first, double[] second)
    {
        var pooled = first.Concat(second).ToArray();
        var observed = SlowStatistic(first, second);
        var (asLarge, all) = (0, 0);
        for (var labels = 0; labels < 1 << pooled.Length; labels++)
        {
            if (int.PopCount(labels) == first.Length)
            {
                var chosen = pooled.Where((_, row) => (labels >> row & 1) == 1).ToArray();
                var rest = pooled.Where((_, row) => (labels >> row & 1) == 0).ToArray();
                asLarge += SlowStatistic(chosen, rest) >= observed - 1e-9 ? 1 : 0;
                all++;
            }
        }

        return (double)asLarge / all;
    }
}
