using Perennial.Drift.Metrics;
using Perennial.Drift.Tests.Golden;

namespace Perennial.Drift.Tests.Metrics;

public sealed class GroupMetricsTests
{
    private static readonly (string Group, string Stratum, bool Label, bool Decided)[] Rows =
        [.. GoldenFile.Rows("group_rows.csv").Select(row => (row[0], row[1], row[2] == "1", row[3] == "1"))];

    private static readonly ConfusionMatrix A = Of(row => row.Group == "a"), D = Of(row => row.Group == "d"), E = Of(row => row.Group == "e");

    public static TheoryData<string, double> Found() => new()
    {
        { "dppl", GroupMetrics.DifferenceInPositiveProportions(A, D) },
        { "di", GroupMetrics.DisparateImpact(A, D) },
        { "dcacc", GroupMetrics.DifferenceInConditionalAcceptance(A, D) },
        { "dcr", GroupMetrics.DifferenceInConditionalRejection(A, D) },
        { "rd", GroupMetrics.RecallDifference(A, D) },
        { "sd", GroupMetrics.SpecificityDifference(A, D) },
        { "dar", GroupMetrics.DifferenceInAcceptanceRates(A, D) },
        { "drr", GroupMetrics.DifferenceInRejectionRates(A, D) },
        { "ad", GroupMetrics.AccuracyDifference(A, D) },
        { "te", GroupMetrics.TreatmentEquality(A, D) },
        { "cddpl", GroupMetrics.ConditionalDemographicDisparity([Stratum("north"), Stratum("south")]) },
        { "demographic_parity_difference", Fairness.DemographicParityDifference([A, D, E]) },
        { "demographic_parity_ratio", Fairness.DemographicParityRatio([A, D, E]) },
        { "equalized_odds_difference", Fairness.EqualizedOddsDifference([A, D, E]) },
        { "equalized_odds_ratio", Fairness.EqualizedOddsRatio([A, D, E]) },
        { "equal_opportunity_difference", Fairness.EqualOpportunityDifference([A, D, E]) },
        { "average_odds_difference", Fairness.AverageOddsDifference(A, D) },
        { "generalized_entropy", Fairness.GeneralizedEntropy(Of(_ => true)) },
        { "theil_index", Fairness.TheilIndex(Of(_ => true)) },
    };

    [Theory]
    [MemberData(nameof(Found))]
    public void The_metric_is_that_of_its_published_formula(string name, double found) =>
        Assert.Equal(GoldenFile.Number(GoldenFile.Rows("group_expected.csv").Single(row => row[0] == name)[1]), found, 1e-9);

    [Fact]
    public void Every_published_formula_is_looked_at() =>
        Assert.Equal(GoldenFile.Rows("group_expected.csv").Length, Found().Count);

    [Fact]
    public void Groups_that_are_treated_alike_are_fair_by_every_metric()
    {
        var twice = new ConfusionMatrix(2 * A.TruePositives, 2 * A.FalsePositives, 2 * A.TrueNegatives, 2 * A.FalseNegatives);
        Assert.Equal(0, GroupMetrics.DifferenceInPositiveProportions(A, twice), 1e-15);
        Assert.Equal(0, GroupMetrics.TreatmentEquality(A, twice), 1e-15);
        Assert.Equal(0, Fairness.EqualizedOddsDifference([A, twice]), 1e-15);
        Assert.Equal(1, Fairness.DemographicParityRatio([A, twice]), 1e-15);
    }

    [Fact]
    public void Nothing_of_nothing_is_0_and_something_of_nothing_infinite()
    {
        var nobody = new ConfusionMatrix(0, 0, 0, 0);
        var unselected = new ConfusionMatrix(0, 0, 5, 5);
        Assert.Equal(0, GroupMetrics.SelectionRate(nobody));
        Assert.Equal(0, GroupMetrics.DisparateImpact(unselected, nobody));
        Assert.Equal(double.PositiveInfinity, GroupMetrics.DisparateImpact(unselected, A));
        Assert.Equal(double.PositiveInfinity, GroupMetrics.TreatmentEquality(A, unselected));
        Assert.Equal(0, GroupMetrics.TreatmentEquality(unselected, unselected));
        Assert.Equal(0, Fairness.DemographicParityRatio([nobody, unselected]));
        Assert.Throws<ArgumentException>(() => Fairness.TheilIndex(new ConfusionMatrix(0, 0, 0, 3)));
        Assert.Throws<ArgumentException>(() => Fairness.DemographicParityDifference([]));
        Assert.Throws<ArgumentException>(() => Fairness.GeneralizedEntropy(A, 1));
    }

    private static (ConfusionMatrix, ConfusionMatrix) Stratum(string name) =>
        (Of(row => row.Group == "d" && row.Stratum == name), Of(row => row.Stratum == name));

    private static ConfusionMatrix Of(Func<(string Group, string Stratum, bool Label, bool Decided), bool> keep)
    {
        var kept = Rows.Where(keep).ToList();
        return new(
            kept.Count(row => row.Label && row.Decided), kept.Count(row => !row.Label && row.Decided),
            kept.Count(row => !row.Label && !row.Decided), kept.Count(row => row.Label && !row.Decided));
    }
}
