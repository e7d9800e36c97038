using Perennial.Simulation.Backtest;

namespace Perennial.App.Commands;

/// <summary>All policies at one price, in a result.</summary>
/// <param name="Alpha">The price of a retrain, in batches of loss.</param>
/// <param name="Oracle">The cheapest schedule without reuse.</param>
/// <param name="OracleWithReuse">The cheapest where stored versions may come back.</param>
/// <param name="Policies">From the cheapest.</param>
/// <param name="Recommended">The name of the one to take.</param>
/// <param name="Expected">What it is expected to save.</param>
internal sealed record PriceView(
    double Alpha, ScheduleView Oracle, ScheduleView OracleWithReuse, IReadOnlyList<PolicyView> Policies, string Recommended, SavingView Expected)
{
    public static PriceView Of(BacktestResult result) => new(
        result.Terms.Alpha,
        ScheduleView.Of(result.Oracle),
        ScheduleView.Of(result.OracleWithReuse),
        [.. result.Policies.Select(one => new PolicyView(one.Name, one.Cost, one.Loss, one.Retrains, one.Reuses, result.Ratio(one)))],
        result.Recommended.Policy,
        SavingView.Of(result.Recommended));
}
