using Perennial.Drift.TwoSample;

namespace Perennial.Drift.Selection;

/// <summary>Tests rows by category, few of them or many, as <see cref="TestChoice"/> says. A category that is new is one like any other.</summary>
internal static class CategoryTest
{
    /// <summary>Which test says it, and what it says.</summary>
    /// <param name="first">Rows per category of the reference.</param>
    /// <param name="second">Current rows per category, in the same order.</param>
    /// <param name="leastExpectedRows">A category of which fewer are expected in the smaller sample is rare.</param>
    public static (ColumnTest Choice, TestResult Result) Of(ReadOnlySpan<long> first, ReadOnlySpan<long> second, double leastExpectedRows)
    {
        var table = CountTable.Of(first, second);
        var smaller = Math.Min(table.FirstRows, table.SecondRows) / ((double)table.FirstRows + table.SecondRows);
        bool IsRare(long rows) => rows * smaller < leastExpectedRows;
        var frequent = Frequent(first, second, IsRare);
        var (often, oftenSecond) = (Kept(first, frequent), Kept(second, frequent));
        var (rare, rareSecond) = (table.FirstRows - often.Sum(), table.SecondRows - oftenSecond.Sum());
        var isRare = rare + rareSecond > 0 && (IsRare(rare + rareSecond) || (often.Length == 1 && IsRare(often[0] + oftenSecond[0])));
        return isRare
            ? Less(RareShare.Test(rare, table.FirstRows, rareSecond, table.SecondRows), often, oftenSecond)
            : (ColumnTest.ChiSquared, ChiSquared.Test([.. often, rare], [.. oftenSecond, rareSecond]));
    }

    // The rare ones held against the rest, and those of the rest against each other: the smaller of both p twice (Bonferroni).
    private static (ColumnTest Choice, TestResult Result) Less(TestResult exact, long[] often, long[] oftenSecond)
    {
        if (often.Length == 1)
        {
            return (ColumnTest.FisherExact, exact);
        }

        // A sample of rare categories alone leaves nothing to hold the others against.
        var all = often.Sum() == 0 || oftenSecond.Sum() == 0 ? exact with { Statistic = 0, PValue = 1 } : ChiSquared.Test(often, oftenSecond);
        var (choice, least) = exact.PValue < all.PValue ? (ColumnTest.FisherExact, exact) : (ColumnTest.ChiSquared, all);
        return (choice, least with { PValue = Math.Min(1, 2 * least.PValue), FirstRows = exact.FirstRows, SecondRows = exact.SecondRows });
    }

    // Those that are not rare; where all are, the one with the most rows, so that there are two to tell apart.
    private static int[] Frequent(ReadOnlySpan<long> first, ReadOnlySpan<long> second, Func<long, bool> isRare)
    {
        var (frequent, most) = (new List<int>(), 0);
        for (var category = 0; category < first.Length; category++)
        {
            var rows = first[category] + second[category];
            most = rows > first[most] + second[most] ? category : most;
            if (!isRare(rows))
            {
                frequent.Add(category);
            }
        }

        return frequent.Count == 0 ? [most] : [.. frequent];
    }

    private static long[] Kept(ReadOnlySpan<long> counts, int[] categories)
    {
        var kept = new long[categories.Length];
        for (var at = 0; at < kept.Length; at++)
        {
            kept[at] = counts[categories[at]];
        }

        return kept;
    }
}
