using Perennial.Terms;

namespace Perennial.Simulation.Tests;

public sealed class ReplayComparisonTests
{
    [Fact]
    public void Every_policy_pays_for_its_loss_by_rows_and_for_its_retrains()
    {
        var comparison = Comparisons.TwoWeeks;
        Assert.Equal(new PolicyTotal(0.35, 1, 130), comparison.Perennial with { Loss = Math.Round(comparison.Perennial.Loss, 9), Cost = Math.Round(comparison.Perennial.Cost, 9) });
        Assert.Equal(250, comparison.Never.Cost, 9);
        Assert.Equal((170, 1), (Math.Round(comparison.Weekly.Cost, 9), comparison.Weekly.Retrains));
        Assert.Equal((170, 1), (Math.Round(comparison.Hindsight.Cost, 9), comparison.Hindsight.Retrains));
        Assert.Equal([0, 1], comparison.Weeks.Select(week => week.HindsightVersion));
    }

    [Fact]
    public void The_saved_share_is_of_what_hindsight_saves() =>
        Assert.Equal((250.0 - 130) / (250 - 170), Comparisons.TwoWeeks.SavedRatio!.Value, 9);

    [Fact]
    public void Where_hindsight_saves_nothing_there_is_no_share()
    {
        double[][] matrix = [[0.5, 0.5], [0, 0.5]];
        var comparison = ReplayComparison.Of(new CostOptions("USD", 1, 20), Comparisons.Weeks, matrix, []);
        Assert.Null(comparison.SavedRatio);
        Assert.Equal(0, comparison.Hindsight.Retrains);
    }
}
