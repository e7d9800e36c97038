namespace Perennial.Drift.TwoSample;

/// <summary>Fisher's exact test of a yes-or-no column: the chance of the table, given its margins.</summary>
public static class FisherExact
{
    // A table as likely as the observed one but for rounding counts as as likely, as in R.
    private const double Rounding = 1 + 1e-7;

    /// <summary>Tests whether two samples share their probability of yes.</summary>
    /// <param name="firstYes">Rows of yes in the first sample, 0 or more.</param>
    /// <param name="firstRows">Rows of the first sample, at least 1 and at least its yes.</param>
    /// <param name="secondYes">Rows of yes in the second sample, 0 or more.</param>
    /// <param name="secondRows">Rows of the second sample, at least 1 and at least its yes.</param>
    /// <param name="alternative">Which departures count: less means that yes is rarer in the first sample; default both.</param>
    /// <returns>The sample odds ratio, first to second (infinite where only it has no odds against; 1 where neither or both are all alike),
    /// and the exact p-value, two-sided the sum over tables at most as likely.</returns>
    /// <exception cref="ArgumentException">A count is negative, a sample has no rows, or more yes than rows.</exception>
    /// <remarks>Fisher (1935), "The Logic of Inductive Inference". Conservative: with few rows p jumps. Assumes independent rows. Time
    /// O(rarest margin), by ratios from the likeliest table outward, so that tails down to 1e-300 keep their precision.</remarks>
    public static TestResult Test(
        long firstYes, long firstRows, long secondYes, long secondRows, Alternative alternative = Alternative.TwoSided)
    {
        Check(firstYes, firstRows, nameof(firstYes), nameof(firstRows));
        Check(secondYes, secondRows, nameof(secondYes), nameof(secondRows));
        var yes = firstYes + secondYes;
        var (low, high) = (Math.Max(0, yes - secondRows), Math.Min(firstRows, yes));
        var weights = Weights(low, high, firstRows, secondRows, yes);
        var total = weights.Sum();
        var observed = weights[firstYes - low];
        var sum = alternative switch
        {
            Alternative.Less => Small(weights.Where((_, at) => at <= firstYes - low)),
            Alternative.Greater => Small(weights.Where((_, at) => at >= firstYes - low)),
            _ => Small(weights.Where(weight => weight <= observed * Rounding)),
        };
        var odds = Odds(firstYes, firstRows - firstYes, secondYes, secondRows - secondYes);
        return new TestResult(odds, Math.Min(1, sum / total), firstRows, secondRows);
    }

    private static void Check(long yes, long rows, string yesName, string rowsName)
    {
        Require.AtLeast(yes, 0, yesName);
        Require.AtLeast(rows, Math.Max(1, yes), rowsName);
    }

    private static double Small(IEnumerable<double> weights) => weights.Order().Sum();

    private static double[] Weights(long low, long high, long firstRows, long secondRows, long yes)
    {
        var weights = new double[high - low + 1];
        var mode = Math.Clamp((long)((yes + 1.0) * (firstRows + 1.0) / (firstRows + secondRows + 2.0)), low, high);
        weights[mode - low] = 1;
        double Up(long x) => (double)(firstRows - x) * (yes - x) / ((x + 1.0) * (secondRows - yes + x + 1.0));
        for (var x = mode; x < high; x++)
        {
            weights[x + 1 - low] = weights[x - low] * Up(x);
        }

        for (var x = mode - 1; x >= low; x--)
        {
            weights[x - low] = weights[x + 1 - low] / Up(x);
        }

        return weights;
    }

    private static double Odds(double a, double b, double c, double d)
    {
        var (over, under) = (a * d, b * c);
        return over == under ? 1 : over / under;
    }
}
