using Perennial.Drift.TwoSample;

namespace Perennial.Drift.Selection;

/// <summary>Which test a column is given, by its type and size: the one place where that is decided.</summary>
/// <remarks>
/// Numbers: Kolmogorov-Smirnov where its p is exact, given the ties, and where some are infinite, which have a rank and no distance; above that
/// Anderson-Darling, which sees tails as well as the middle, corrects for ties, and whose p holds however small. Categories: those expected to have
/// fewer than <see cref="ColumnComparisonOptions.LeastExpectedRows"/> rows in the smaller sample are rare, and taken together (Cochran, 1954); what is
/// rare is told from both samples' rows together, so that without drift it tells nothing of the difference. Then chi-squared; where even what was
/// taken together is rare, Fisher's exact test holds it against the others, chi-squared those against each other, and p is twice the smaller of both
/// (Bonferroni). Shares, such as that of missing values: z, or Fisher's exact test where either answer is rare.
/// </remarks>
public static class TestChoice
{
    /// <summary>The test of finite numbers that are held as rows.</summary>
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
}
