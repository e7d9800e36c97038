namespace Perennial.Drift.Metrics;

/// <summary>How differently decisions come out over all groups, under the names of Fairlearn and AIF360. A 0 of 0 is 0, and anything else over 0 infinite.</summary>
/// <remarks>Agarwal et al. (2018) and Hardt, Price and Srebro (2016) for parity and odds; Speicher et al. (2018) for inequality. Differences are fair
/// at 0, ratios at 1.</remarks>
public static class Fairness
{
    /// <summary>Largest less smallest share decided yes.</summary>
    /// <param name="groups">At least one group.</param>
    /// <returns>0 to 1.</returns>
    /// <exception cref="ArgumentException">No group.</exception>
    public static double DemographicParityDifference(IReadOnlyList<ConfusionMatrix> groups) => Gap(groups, GroupMetrics.SelectionRate);

    /// <summary>Smallest over largest share decided yes: at least 0.8 by the four-fifths rule.</summary>
    /// <param name="groups">At least one group.</param>
    /// <returns>0 to 1; 0 where nobody is selected, as 0 of 0 is.</returns>
    /// <exception cref="ArgumentException">No group.</exception>
    public static double DemographicParityRatio(IReadOnlyList<ConfusionMatrix> groups) => Ratio(groups, GroupMetrics.SelectionRate);

    /// <summary>The larger of the gaps of true and of false positive rate.</summary>
    /// <param name="groups">At least one group.</param>
    /// <returns>0 to 1.</returns>
    /// <exception cref="ArgumentException">No group.</exception>
    public static double EqualizedOddsDifference(IReadOnlyList<ConfusionMatrix> groups) =>
        Math.Max(Gap(groups, GroupMetrics.TruePositiveRate), Gap(groups, GroupMetrics.FalsePositiveRate));

    /// <summary>The smaller of the ratios of true and of false positive rate.</summary>
    /// <param name="groups">At least one group.</param>
    /// <returns>0 to 1.</returns>
    /// <exception cref="ArgumentException">No group.</exception>
    public static double EqualizedOddsRatio(IReadOnlyList<ConfusionMatrix> groups) =>
        Math.Min(Ratio(groups, GroupMetrics.TruePositiveRate), Ratio(groups, GroupMetrics.FalsePositiveRate));

    /// <summary>Largest less smallest true positive rate.</summary>
    /// <param name="groups">At least one group.</param>
    /// <returns>0 to 1.</returns>
    /// <exception cref="ArgumentException">No group.</exception>
    public static double EqualOpportunityDifference(IReadOnlyList<ConfusionMatrix> groups) => Gap(groups, GroupMetrics.TruePositiveRate);

    /// <summary>Mean of the differences of false and of true positive rate, the other group's less the advantaged one's.</summary>
    /// <param name="advantaged">The group that is thought to be favoured.</param>
    /// <param name="other">The other.</param>
    /// <returns>-1 to 1.</returns>
    public static double AverageOddsDifference(ConfusionMatrix advantaged, ConfusionMatrix other) =>
        (GroupMetrics.FalsePositiveRate(other) - GroupMetrics.FalsePositiveRate(advantaged)
            + GroupMetrics.TruePositiveRate(other) - GroupMetrics.TruePositiveRate(advantaged)) / 2;

    /// <summary>Generalized entropy (GE) of benefits: how unequally decisions serve people, one decided yes against the truth being served twice.</summary>
    /// <param name="decisions">How everybody together was decided, with rows.</param>
    /// <param name="alpha">How much the well served matter: not 0 nor 1; default 2, half the squared coefficient of variation.</param>
    /// <returns>0 or more.</returns>
    /// <exception cref="ArgumentException">No benefit at all, or an alpha of 0 or 1.</exception>
    public static double GeneralizedEntropy(ConfusionMatrix decisions, double alpha = 2)
    {
        if (Require.Finite(alpha, nameof(alpha)) is 0 or 1)
        {
            throw new ArgumentException($"alpha is {alpha:R}; a number other than 0 and 1 is needed: at 1 take the Theil index.", nameof(alpha));
        }

        var (rows, mean) = Benefits(decisions);
        var right = decisions.TruePositives + decisions.TrueNegatives;
        return ((right * Math.Pow(1 / mean, alpha)) + (decisions.FalsePositives * Math.Pow(2 / mean, alpha))
            + (alpha > 0 || decisions.FalseNegatives == 0 ? 0 : double.PositiveInfinity) - rows) / (rows * alpha * (alpha - 1));
    }

    /// <summary>The Theil index of benefits: generalized entropy at 1.</summary>
    /// <param name="decisions">How everybody together was decided, with rows.</param>
    /// <returns>0 or more.</returns>
    /// <exception cref="ArgumentException">No benefit at all.</exception>
    public static double TheilIndex(ConfusionMatrix decisions)
    {
        var (rows, mean) = Benefits(decisions);
        var right = decisions.TruePositives + decisions.TrueNegatives;
        return ((right / mean * Math.Log(1 / mean)) + (decisions.FalsePositives * (2 / mean) * Math.Log(2 / mean))) / rows;
    }

    private static (double Rows, double Mean) Benefits(ConfusionMatrix decisions)
    {
        ArgumentNullException.ThrowIfNull(decisions);
        var right = decisions.TruePositives + decisions.TrueNegatives;
        var rows = right + decisions.FalsePositives + decisions.FalseNegatives;
        return (rows, Require.Positive(right + (2 * decisions.FalsePositives), "sum of benefits") / rows);
    }

    private static double Gap(IReadOnlyList<ConfusionMatrix> groups, Func<ConfusionMatrix, double> rate)
    {
        ArgumentNullException.ThrowIfNull(groups);
        Require.AtLeast(groups.Count, 1, nameof(groups));
        return groups.Max(rate) - groups.Min(rate);
    }

    private static double Ratio(IReadOnlyList<ConfusionMatrix> groups, Func<ConfusionMatrix, double> rate)
    {
        ArgumentNullException.ThrowIfNull(groups);
        Require.AtLeast(groups.Count, 1, nameof(groups));
        return GroupMetrics.Ratio(groups.Min(rate), groups.Max(rate));
    }
}
