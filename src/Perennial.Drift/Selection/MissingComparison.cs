using Perennial.Drift.TwoSample;

namespace Perennial.Drift.Selection;

/// <summary>Missing values of a column in two samples.</summary>
/// <param name="FirstRatio">Share of the reference's rows without a value, 0 to 1.</param>
/// <param name="SecondRatio">Share of the current rows without a value, 0 to 1.</param>
/// <param name="Test">Which test was used.</param>
/// <param name="Statistic">z, or the odds ratio, second to first, with half a row more in each cell.</param>
/// <param name="PValue">Probability of a difference as large where nothing differs, 0 to 1.</param>
public sealed record MissingComparison(double FirstRatio, double SecondRatio, ColumnTest Test, double Statistic, double PValue)
{
    /// <summary>Compares the shares of rows without a value.</summary>
    /// <param name="firstMissing">Rows of the reference without a value, 0 or more.</param>
    /// <param name="firstRows">All its rows, 1 or more.</param>
    /// <param name="secondMissing">Current rows without a value, 0 or more.</param>
    /// <param name="secondRows">All of them, 1 or more.</param>
    /// <returns>The comparison; null where nothing is missing in either, and so nothing is tested.</returns>
    /// <exception cref="ArgumentException">A sample has no rows, or fewer than are missing.</exception>
    /// <remarks>The test is that of <see cref="TestChoice.OfShares"/>. Assumes independent rows.</remarks>
    public static MissingComparison? Of(long firstMissing, long firstRows, long secondMissing, long secondRows)
    {
        if (firstMissing + secondMissing == 0)
        {
            return null;
        }

        var choice = TestChoice.OfShares(firstMissing + secondMissing, firstRows, secondRows);
        var result = choice == ColumnTest.FisherExact
            ? RareShare.Test(firstMissing, firstRows, secondMissing, secondRows)
            : TwoProportionZ.Test(firstMissing, firstRows, secondMissing, secondRows);
        return new((double)firstMissing / firstRows, (double)secondMissing / secondRows, choice, result.Statistic, result.PValue);
    }
}
