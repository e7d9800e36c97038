using Perennial.Drift.Distributions;

namespace Perennial.Drift.Sequential;

/// <summary>
/// How many of the rows so far may lie at or below a quantile before it is refused: anytime-valid, for independent rows of any
/// distribution.
/// </summary>
/// <remarks>
/// Against "a share of at least p lies at or below x" the e-value is a mixture of likelihood ratios to p over shares under p, by a beta
/// prior with mean p cut off there; each ratio's expectation under a larger share is at most 1, so the null may be composite
/// (Howard and Ramdas, 2022, section 3; Robbins, 1970). Likewise on the other side.
/// </remarks>
internal sealed class RankBounds(double quantile, double alpha, double expectedRows)
{
    private readonly double threshold = -Math.Log(alpha);
    private readonly double a = quantile * Strength(alpha, expectedRows);
    private readonly double b = (1 - quantile) * Strength(alpha, expectedRows);

    /// <summary>Most rows that refuse "at least the share", -1 for none, and least rows that refuse "at most", rows + 1 for none.</summary>
    public (long Few, long Many) At(long rows)
    {
        var (few, allowed) = (-1L, (long)Math.Ceiling(quantile * rows));
        while (allowed - few > 1)
        {
            var middle = few + ((allowed - few) / 2);
            (few, allowed) = LogEValue(middle, rows, true) >= threshold ? (middle, allowed) : (few, middle);
        }

        var (held, many) = ((long)Math.Floor(quantile * rows), rows + 1);
        while (many - held > 1)
        {
            var middle = held + ((many - held) / 2);
            (held, many) = LogEValue(middle, rows, false) >= threshold ? (held, middle) : (middle, many);
        }

        return (few, many);
    }

    /// <summary>ln of the e-value of a count.</summary>
    public double LogEValue(long count, long rows, bool tooFew)
    {
        var (yes, no) = (a + count, b + (rows - count));
        var ratio = BetaFunction.Log(yes, no) - BetaFunction.Log(a, b)
            - (count * Math.Log(quantile)) - ((rows - count) * double.LogP1(-quantile));
        var (after, before) = tooFew
            ? (BetaFunction.Regularized(quantile, yes, no), BetaFunction.Regularized(quantile, a, b))
            : (BetaFunction.Regularized(1 - quantile, no, yes), BetaFunction.Regularized(1 - quantile, b, a));
        return after <= 0 ? double.NegativeInfinity : ratio + Math.Log(after / before);
    }

    // The prior worth as many rows as makes the bounds tightest where asked: the best rho of the normal mixture (Howard et al., 2021).
    private static double Strength(double alpha, double expectedRows)
    {
        var logs = -2 * Math.Log(alpha);
        return Math.Max(1, expectedRows / (logs + double.LogP1(logs)));
    }
}
