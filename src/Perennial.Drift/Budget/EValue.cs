namespace Perennial.Drift.Budget;

/// <summary>Evidence as a number whose mean is at most 1 where nothing drifts, so that evidence of looks may be multiplied.</summary>
public static class EValue
{
    /// <summary>The e-value of a p-value, for no prior idea of how strong a drift would be.</summary>
    /// <param name="pValue">p-value, 0 to 1.</param>
    /// <returns>0 or more: 0.5 at p = 1, about 1 / (p ln(p)^2) near 0, positive infinity at 0.</returns>
    /// <exception cref="ArgumentException">The p-value is NaN or outside 0 to 1.</exception>
    /// <remarks>Vovk and Wang (2021), "E-values: Calibration, combination and applications", equation 2: (1 - p + p ln p) / (p ln(p)^2),
    /// the mixture of k p^(k - 1) over k from 0 to 1. Its mean over uniform p is 1.</remarks>
    public static double OfPValue(double pValue)
    {
        Require.Probability(pValue, nameof(pValue));
        if (pValue == 0)
        {
            return double.PositiveInfinity;
        }

        var log = Math.Log(pValue);

        // Near 1 both parts vanish: the first terms of the series, with x = -ln p: 1/2 + x/6 + x^2/24 + ...
        return log > -1e-4
            ? 0.5 - (log / 6) + (log * log / 24)
            : (1 - pValue + (pValue * log)) / (pValue * log * log);
    }
}
