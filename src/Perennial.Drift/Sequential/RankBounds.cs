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
/// <param name="quantile">The quantile, above 0 and below 1.</param>
/// <param name="alpha">Chance of ever refusing what holds, per side: above 0 and below 1.</param>
/// <param name="expectedRows">Rows near which the bounds are tightest, above 0. Any value is valid.</param>
/// <exception cref="ArgumentException">An argument is NaN or out of range.</exception>
public sealed class RankBounds(double quantile, double alpha, double expectedRows)
{
    private readonly double threshold = -Math.Log(Require.InsideUnit(alpha, nameof(alpha)));
    private readonly double a = Require.InsideUnit(quantile, nameof(quantile)) * Strength(alpha, expectedRows);
    private readonly double b = (1 - quantile) * Strength(alpha, expectedRows);

    /// <summary>The counts at which the quantile is refused.</summary>
    /// <param name="rows">Rows so far, 1 or more.</param>
    /// <returns>The most rows at or below a value that refuse "at least the share lies there", -1 for none; the least that refuse "at most
    /// the share", rows + 1 for none.</returns>
    /// <exception cref="ArgumentException">Rows are under 1.</exception>
    public (long Few, long Many) At(long rows)
    {
        Require.AtLeast(rows, 1, nameof(rows));
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
    /// <param name="count">Rows at or below the value, 0 to <paramref name="rows"/>.</param>
    /// <param name="rows">Rows so far.</param>
    /// <param name="tooFew">Against "at least the share lies there", else against "at most".</param>
    /// <returns>Nats; falls (tooFew) or rises with the count.</returns>
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
        Require.Positive(expectedRows, nameof(expectedRows));
        var logs = -2 * Math.Log(alpha);
        return Math.Max(1, expectedRows / (logs + double.LogP1(logs)));
    }
}
