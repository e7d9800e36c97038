using Perennial.Drift.TwoSample;

namespace Perennial.Drift.Selection;

/// <summary>A share of which either answer may be rare.</summary>
internal static class RareShare
{
    private const double HalfRow = 0.5;

    /// <summary>Fisher's exact test. The odds ratio, second to first, has half a row more in each cell (Haldane 1956), so that it is a number.</summary>
    public static TestResult Test(long firstYes, long firstRows, long secondYes, long secondRows) =>
        FisherExact.Test(firstYes, firstRows, secondYes, secondRows) with
        {
            Statistic = (secondYes + HalfRow) * (firstRows - firstYes + HalfRow) / ((secondRows - secondYes + HalfRow) * (firstYes + HalfRow)),
        };
}
