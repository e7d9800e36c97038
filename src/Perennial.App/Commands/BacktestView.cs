using Perennial.Simulation.Backtest;

namespace Perennial.App.Commands;

/// <summary>A backtest, as a result.</summary>
/// <param name="Alpha">The price of a retrain, in batches of loss.</param>
/// <param name="Batches">Batches that were served.</param>
/// <param name="Window">Batches that a version is trained on.</param>
/// <param name="Rows">Labelled rows in a batch.</param>
/// <param name="Delay">Batches until labels are there.</param>
/// <param name="Training">Batches that a training takes.</param>
/// <param name="Period">The period that the staleness curve asks for; null where a retrain would not pay within the history.</param>
/// <param name="Oracle">The cheapest schedule without reuse.</param>
/// <param name="OracleWithReuse">The cheapest where stored versions may come back.</param>
/// <param name="Policies">From the cheapest.</param>
/// <param name="Recommended">The name of the one to take.</param>
/// <param name="Expected">What it is expected to save.</param>
/// <param name="Sweep">The same at other prices; null when it was not asked for.</param>
internal sealed record BacktestView(
    double Alpha, int Batches, int Window, long Rows, int Delay, int Training, int? Period, ScheduleView Oracle, ScheduleView OracleWithReuse,
    IReadOnlyList<PolicyView> Policies, string Recommended, SavingView Expected, IReadOnlyList<PriceView>? Sweep)
{
    public static BacktestView Of(StalenessMatrix matrix, BacktestResult result, IReadOnlyList<BacktestResult>? sweep)
    {
        var (price, terms) = (PriceView.Of(result), result.Terms);
        return new BacktestView(
            terms.Alpha, matrix.Batches - matrix.First - 1, matrix.Window, matrix.Rows, terms.LabelDelay, terms.TrainingBatches,
            StalenessCurve.Of(matrix).Period(terms.Alpha, matrix.Batches), price.Oracle, price.OracleWithReuse, price.Policies, price.Recommended, price.Expected,
            sweep?.Select(PriceView.Of).ToList());
    }
}
