using Perennial.Monitor;
using Perennial.Registry;
using Perennial.Terms;

namespace Perennial.Tests.Monitor;

/// <summary>Loans that are not given are never paid back.</summary>
public sealed class SelectiveLabelsTests
{
    private static readonly ModelDeclaration Loans = GivenModel.Flights with { Label = GivenModel.Flights.Label with { SeenWhen = "given" } };

    [Fact]
    public void Where_no_label_can_exist_other_decisions_leave_nothing_to_judge_by()
    {
        var rows = Rows();
        Assert.Equal(0, SelectiveLabels.Unseen(Loans, rows, rows.Scores, rows.Scores));
        Assert.Equal(0.5, SelectiveLabels.Unseen(Loans, rows, rows.Scores, [0.1, 0.1, 0.1, 0.1]));
        Assert.Equal(0, SelectiveLabels.Unseen(Loans, rows, rows.Scores, [0.9, 0.9, 0.9, 0.9]));
    }

    [Fact]
    public void Exploring_lets_the_rest_be_weighed() => Assert.Null(SelectiveLabels.Unseen(
        Loans with { Label = Loans.Label with { Explore = "chance" } }, Rows(), Rows().Scores, [0.1, 0.1, 0.1, 0.1]));

    [Fact]
    public void Labels_are_counted_by_version_and_action() => Assert.Equal(
        [new LabelCoverage(1, false, 2, 2), new LabelCoverage(1, true, 2, 0)], SelectiveLabels.Coverage(Loans, Rows())!);

    [Fact]
    public void A_model_that_sees_every_label_has_no_coverage_to_tell() => Assert.Null(SelectiveLabels.Coverage(GivenModel.Flights, Rows()));

    /// <summary>Two loans given and known, two refused for their high scores.</summary>
    private static LabelledRows Rows() => new(
        [0, 1, double.NaN, double.NaN], [0.1, 0.2, 0.8, 0.9], [1, 1, 1, 1], new string?[4], new double[4],
        new FeatureTable(4, [new double[] { 1, 1, 0, 0 }]) { Features = [new FeatureDeclaration("given", FeatureType.Numeric)] });
}
