using Perennial.Drift.TwoSample;

namespace Perennial.Drift.Selection;

/// <summary>Which test a column is given, by its type and size: the one place where that is decided.</summary>
/// <remarks>
/// Numbers: Kolmogorov-Smirnov where its p is exact, given the ties; above that Anderson-Darling, which sees tails as well as the middle,
/// corrects for ties, and whose p holds however small. Categories: those expected to have fewer than
/// <see cref="ColumnComparisonOptions.LeastExpectedRows"/> rows in the smaller sample are taken together, by both samples' rows, so that without
/// drift the choice tells nothing of the difference (Cochran, 1954); then chi-squared, or Fisher's exact test where two categories are left and
/// one is still rare. Shares, such as that of missing values: z, or Fisher's exact test where either answer is rare.
/// </remarks>
public static class TestChoice
{
    /// <summary>The test of numbers that are held as rows.</summary>
    /// <param name="firstRows">Rows of the reference, 1 or more.</param>
    /// <param name="secondRows">Current rows, 1 or more.</param>
    /// <returns>Kolmogorov-Smirnov while the product is at most <see cref="KolmogorovSmirnov.MostExactCells"/>, else Anderson-Darling.</returns>
    /// <exception cref="ArgumentException">A sample has no row.</exception>
    public static ColumnTest OfNumbers(long firstRows, long secondRows)
    {
        Require.AtLeast(firstRows, 1, nameof(firstRows));
        Require.AtLeast(secondRows, 1, nameof(secondRows));
        return firstRows <= KolmogorovSmirnov.MostExactCells / secondRows ? ColumnTest.KolmogorovSmirnov : ColumnTest.AndersonDarling;
    }

    /// <summary>The test of a share: how many rows say yes.</summary>
    /// <param name="yes">Rows of yes in both samples, 0 or more.</param>
    /// <param name="firstRows">Rows of the reference, 1 or more.</param>
    /// <param name="secondRows">Current rows, 1 or more.</param>
    /// <param name="leastExpectedRows">Least rows of either answer expected in the smaller sample for the z test; default 5.</param>
    /// <returns>Fisher's exact test where either answer is rarer, else z.</returns>
    /// <exception cref="ArgumentException">A sample has no row, or there are fewer rows than answers.</exception>
    public static ColumnTest OfShares(long yes, long firstRows, long secondRows, double leastExpectedRows = 5)
    {
        Require.AtLeast(firstRows, 1, nameof(firstRows));
        Require.AtLeast(secondRows, 1, nameof(secondRows));
        Require.AtLeast(firstRows + secondRows, Require.AtLeast(yes, 0, nameof(yes)), "rows");
        var part = Math.Min(firstRows, secondRows) / ((double)firstRows + secondRows);
        return Math.Min(yes, firstRows + secondRows - yes) * part < leastExpectedRows ? ColumnTest.FisherExact : ColumnTest.TwoProportionZ;
    }

    /// <summary>The test of categories, once rare ones were taken together.</summary>
    /// <param name="firstCounts">Rows per category of the reference, as pooled.</param>
    /// <param name="secondCounts">Current rows per category, in the same order.</param>
    /// <param name="leastExpectedRows">Least rows of a category expected in the smaller sample for chi-squared; default 5.</param>
    /// <returns>Fisher's exact test for two categories of which one is rarer, else chi-squared.</returns>
    /// <exception cref="ArgumentException">Lengths differ, a count is negative, or a sample has no row.</exception>
    public static ColumnTest OfCategories(ReadOnlySpan<long> firstCounts, ReadOnlySpan<long> secondCounts, double leastExpectedRows = 5)
    {
        var table = CountTable.Of(firstCounts, secondCounts);
        return table.Categories == 2
            && OfShares(table.Rows(0).First + table.Rows(0).Second, table.FirstRows, table.SecondRows, leastExpectedRows) == ColumnTest.FisherExact
            ? ColumnTest.FisherExact
            : ColumnTest.ChiSquared;
    }
}
