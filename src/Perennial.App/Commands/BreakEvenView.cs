using Perennial.Decide;
using Perennial.Monitor;
using Perennial.Terms;

namespace Perennial.App.Commands;

/// <summary>What a retrain must bring to pay, at the traffic there is.</summary>
/// <param name="RetrainCost">Money per retrain.</param>
/// <param name="Currency">Of the cost.</param>
/// <param name="Metric">What has to fall.</param>
/// <param name="LossReduction">By how much, in units of the metric.</param>
/// <param name="Days">How long it has to pay in.</param>
/// <param name="PredictionsPerDay">The traffic this holds for.</param>
/// <param name="TrafficKnown">Whether that was measured; else it is stated for a round number.</param>
internal sealed record BreakEvenView(
    double RetrainCost, string Currency, MetricKind Metric, double LossReduction, double Days, double PredictionsPerDay, bool TrafficKnown)
{
    private const double RoundPredictionsPerDay = 1_000;

    /// <summary>Of a declaration, at the traffic of the newest cohorts.</summary>
    public static BreakEvenView Of(ModelDeclaration model, MonitorState monitor)
    {
        var measured = monitor.Cohorts.TakeLast(SkillHistory.PeriodDays).Select(cohort => (double)cohort.Rows).DefaultIfEmpty().Average();
        var even = BreakEven.Of(model.Costs, measured > 0 ? measured : RoundPredictionsPerDay, BreakEven.Month);
        return new BreakEvenView(
            model.Costs.Retrain, model.Costs.Currency, model.Metric, even.LossReduction, even.Span.TotalDays, even.PredictionsPerDay, measured > 0);
    }

    /// <inheritdoc/>
    public override string ToString() => Words.Text(
        $"A retrain ({new Money(RetrainCost, Currency)}) pays when it lowers {Words.Of(Metric)} by at least {LossReduction:0.0000} over the next {Days:0} days at {PredictionsPerDay:N0} predictions a day")
        + (TrafficKnown ? "." : "; how many there are is not known yet, and twice as many need half of it.");
}
