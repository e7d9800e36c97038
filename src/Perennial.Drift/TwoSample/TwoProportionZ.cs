namespace Perennial.Drift.TwoSample;

/// <summary>The z test of two proportions, for a yes-or-no column with many rows.</summary>
public static class TwoProportionZ
{
    /// <summary>Tests whether two samples share their probability of yes.</summary>
    /// <param name="firstYes">Rows of yes in the first sample, 0 or more.</param>
    /// <param name="firstRows">Rows of the first sample, at least 1 and at least its yes.</param>
    /// <param name="secondYes">Rows of yes in the second sample, 0 or more.</param>
    /// <param name="secondRows">Rows of the second sample, at least 1 and at least its yes.</param>
    /// <param name="alternative">Which departures count: less means that yes is rarer in the first sample; default both.</param>
    /// <returns>z, of the sign of the first proportion less the second, and its p-value; z = 0 and p = 1 where all rows agree.</returns>
    /// <exception cref="ArgumentException">A count is negative, a sample has no rows, or more yes than rows.</exception>
    /// <remarks>Pooled variance, no continuity correction: Fleiss (1981), section 2.3. Two-sided its square is Pearson's chi-squared.
    /// Assumes independent rows and about 5 or more of each answer in each sample; with fewer take <see cref="FisherExact"/>.</remarks>
    public static TestResult Test(
        long firstYes, long firstRows, long secondYes, long secondRows, Alternative alternative = Alternative.TwoSided)
    {
        Require.AtLeast(firstYes, 0, nameof(firstYes));
        Require.AtLeast(firstRows, Math.Max(1, firstYes), nameof(firstRows));
        Require.AtLeast(secondYes, 0, nameof(secondYes));
        Require.AtLeast(secondRows, Math.Max(1, secondYes), nameof(secondRows));
        double n = firstRows, m = secondRows;
        var pooled = (firstYes + secondYes) / (n + m);
        var error = Math.Sqrt(pooled * (1 - pooled) * ((1 / n) + (1 / m)));
        var z = error == 0 ? 0 : ((firstYes / n) - (secondYes / m)) / error;
        return new TestResult(z, error == 0 ? 1 : NormalTails.PValue(z, alternative), firstRows, secondRows);
    }
}
