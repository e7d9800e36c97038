using Perennial.Terms;

namespace Perennial.Decide;

/// <summary>What a retrain must bring to pay for itself.</summary>
/// <param name="LossReduction">By how much it has to lower the mean loss, in units of the metric; above zero.</param>
/// <param name="PredictionsPerDay">The traffic this holds for; above zero.</param>
/// <param name="Span">How long it has to pay in.</param>
public sealed record BreakEven(double LossReduction, double PredictionsPerDay, TimeSpan Span)
{
    /// <summary>How long a retrain has to pay in, unless told otherwise: 30 days.</summary>
    public static TimeSpan Month { get; } = TimeSpan.FromDays(30);

    /// <summary>The least reduction at which <c>reduction x price x predictions</c> over the span reaches the cost of a retrain.</summary>
    /// <param name="costs">Prices; both above zero.</param>
    /// <param name="predictionsPerDay">Above zero.</param>
    /// <param name="span">Above zero.</param>
    public static BreakEven Of(CostOptions costs, double predictionsPerDay, TimeSpan span) =>
        new(costs.Retrain / (costs.Loss * predictionsPerDay * span.TotalDays), predictionsPerDay, span);
}
