namespace Perennial.Drift.Metrics;

/// <summary>How differently decisions come out for two groups, under the names of SageMaker Clarify. A 0 of 0 is 0, and anything else over 0 infinite.</summary>
/// <remarks>Das et al. (2021), "Fairness Measures for Machine Learning in Finance"; the formulas of the Clarify guide's post-training metrics. Every one is
/// fair at 0, ratios at 1. Advantaged is the group that is thought to be favoured.</remarks>
public static class GroupMetrics
{
    /// <summary>Difference in positive proportions in predicted labels (DPPL): share decided yes, advantaged less the other.</summary>
    /// <param name="advantaged">The group that is thought to be favoured.</param>
    /// <param name="other">The other.</param>
    /// <returns>-1 to 1.</returns>
    public static double DifferenceInPositiveProportions(ConfusionMatrix advantaged, ConfusionMatrix other) =>
        SelectionRate(advantaged) - SelectionRate(other);

    /// <summary>Disparate impact (DI): share decided yes, the other's over the advantaged group's. Below 0.8 by the four-fifths rule is too low.</summary>
    /// <param name="advantaged">The group that is thought to be favoured.</param>
    /// <param name="other">The other.</param>
    /// <returns>0 or more, or infinite.</returns>
    public static double DisparateImpact(ConfusionMatrix advantaged, ConfusionMatrix other) =>
        Ratio(SelectionRate(other), SelectionRate(advantaged));

    /// <summary>Difference in conditional acceptance (DCAcc): true yes per decided yes, advantaged less the other.</summary>
    /// <param name="advantaged">The group that is thought to be favoured.</param>
    /// <param name="other">The other.</param>
    /// <returns>Any number, or infinite.</returns>
    public static double DifferenceInConditionalAcceptance(ConfusionMatrix advantaged, ConfusionMatrix other) =>
        Less(Ratio(Yes(advantaged), Selected(advantaged)), Ratio(Yes(other), Selected(other)));

    /// <summary>Difference in conditional rejection (DCR): true no per decided no, the other's less the advantaged group's.</summary>
    /// <param name="advantaged">The group that is thought to be favoured.</param>
    /// <param name="other">The other.</param>
    /// <returns>Any number, or infinite.</returns>
    public static double DifferenceInConditionalRejection(ConfusionMatrix advantaged, ConfusionMatrix other) =>
        Less(Ratio(No(other), Rejected(other)), Ratio(No(advantaged), Rejected(advantaged)));

    /// <summary>Recall difference (RD): true positive rate, advantaged less the other.</summary>
    /// <param name="advantaged">The group that is thought to be favoured.</param>
    /// <param name="other">The other.</param>
    /// <returns>-1 to 1.</returns>
    public static double RecallDifference(ConfusionMatrix advantaged, ConfusionMatrix other) =>
        TruePositiveRate(advantaged) - TruePositiveRate(other);

    /// <summary>Specificity difference (SD): true negative rate, the other's less the advantaged group's.</summary>
    /// <param name="advantaged">The group that is thought to be favoured.</param>
    /// <param name="other">The other.</param>
    /// <returns>-1 to 1.</returns>
    public static double SpecificityDifference(ConfusionMatrix advantaged, ConfusionMatrix other) =>
        Ratio(other.TrueNegatives, No(other)) - Ratio(advantaged.TrueNegatives, No(advantaged));

    /// <summary>Difference in acceptance rates (DAR): precision, advantaged less the other.</summary>
    /// <param name="advantaged">The group that is thought to be favoured.</param>
    /// <param name="other">The other.</param>
    /// <returns>-1 to 1.</returns>
    public static double DifferenceInAcceptanceRates(ConfusionMatrix advantaged, ConfusionMatrix other) =>
        Ratio(advantaged.TruePositives, Selected(advantaged)) - Ratio(other.TruePositives, Selected(other));

    /// <summary>Difference in rejection rates (DRR): negative predictive value, the other's less the advantaged group's.</summary>
    /// <param name="advantaged">The group that is thought to be favoured.</param>
    /// <param name="other">The other.</param>
    /// <returns>-1 to 1.</returns>
    public static double DifferenceInRejectionRates(ConfusionMatrix advantaged, ConfusionMatrix other) =>
        Ratio(other.TrueNegatives, Rejected(other)) - Ratio(advantaged.TrueNegatives, Rejected(advantaged));

    /// <summary>Accuracy difference (AD): advantaged less the other.</summary>
    /// <param name="advantaged">The group that is thought to be favoured.</param>
    /// <param name="other">The other.</param>
    /// <returns>-1 to 1.</returns>
    public static double AccuracyDifference(ConfusionMatrix advantaged, ConfusionMatrix other) => Accuracy(advantaged) - Accuracy(other);

    /// <summary>Treatment equality (TE): false no per false yes, the other's less the advantaged group's.</summary>
    /// <param name="advantaged">The group that is thought to be favoured.</param>
    /// <param name="other">The other.</param>
    /// <returns>Any number, or infinite; 0 where both are infinite.</returns>
    public static double TreatmentEquality(ConfusionMatrix advantaged, ConfusionMatrix other) =>
        Less(Ratio(other.FalseNegatives, other.FalsePositives), Ratio(advantaged.FalseNegatives, advantaged.FalsePositives));

    /// <summary>Conditional demographic disparity in predicted labels (CDDPL): the other group's share of the rejected less its share of the accepted, within strata,
    /// each counting by its rows.</summary>
    /// <param name="strata">Of each stratum the other group and all rows; at least one, with rows.</param>
    /// <returns>-1 to 1.</returns>
    /// <exception cref="ArgumentException">No strata, or no rows.</exception>
    public static double ConditionalDemographicDisparity(IReadOnlyList<(ConfusionMatrix Other, ConfusionMatrix All)> strata)
    {
        ArgumentNullException.ThrowIfNull(strata);
        Require.AtLeast(strata.Count, 1, nameof(strata));
        var rows = Require.Positive(strata.Sum(one => Rows(one.All)), "rows of all strata");
        return strata.Sum(one => Rows(one.All) * (Ratio(Rejected(one.Other), Rejected(one.All)) - Ratio(Selected(one.Other), Selected(one.All)))) / rows;
    }

    /// <summary>Share decided yes.</summary>
    /// <param name="group">The group.</param>
    /// <returns>0 to 1.</returns>
    public static double SelectionRate(ConfusionMatrix group) => Ratio(Selected(group), Rows(group));

    /// <summary>Share of the true yes decided yes.</summary>
    /// <param name="group">The group.</param>
    /// <returns>0 to 1.</returns>
    public static double TruePositiveRate(ConfusionMatrix group)
    {
        ArgumentNullException.ThrowIfNull(group);
        return Ratio(group.TruePositives, Yes(group));
    }

    /// <summary>Share of the true no decided yes.</summary>
    /// <param name="group">The group.</param>
    /// <returns>0 to 1.</returns>
    public static double FalsePositiveRate(ConfusionMatrix group)
    {
        ArgumentNullException.ThrowIfNull(group);
        return Ratio(group.FalsePositives, No(group));
    }

    /// <summary>Share decided right.</summary>
    /// <param name="group">The group.</param>
    /// <returns>0 to 1.</returns>
    public static double Accuracy(ConfusionMatrix group)
    {
        ArgumentNullException.ThrowIfNull(group);
        return Ratio(group.TruePositives + group.TrueNegatives, Rows(group));
    }

    internal static double Ratio(double part, double whole) => whole != 0 ? part / whole : part == 0 ? 0 : double.PositiveInfinity;

    private static double Less(double one, double other) => one == other ? 0 : one - other;

    private static double Selected(ConfusionMatrix group)
    {
        ArgumentNullException.ThrowIfNull(group);
        return group.TruePositives + group.FalsePositives;
    }

    private static double Rejected(ConfusionMatrix group) => group.TrueNegatives + group.FalseNegatives;

    private static double Yes(ConfusionMatrix group) => group.TruePositives + group.FalseNegatives;

    private static double No(ConfusionMatrix group) => group.TrueNegatives + group.FalsePositives;

    private static double Rows(ConfusionMatrix group) => Selected(group) + Rejected(group);
}
