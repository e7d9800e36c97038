using Perennial.Terms;

namespace Perennial.Adapters.Yaml;

/// <summary>The metric and the prices that a file means, where keys leave them to each other.</summary>
internal static class CostKeys
{
    private static readonly string[] Mistakes = ["costs.false_positive", "costs.false_negative", "costs.under", "costs.over"];

    /// <summary>What a mistake costs says how mistakes are counted.</summary>
    public static bool PricesMistakes(ModelFileValues values) =>
        Mistakes.Any(values.Has);

    /// <summary>The metric, or the one that task and prices make.</summary>
    public static MetricKind Metric(ModelFileValues values) => values.Optional<MetricKind>("metric")
        ?? (PricesMistakes(values) ? MetricKind.Cost
            : values.TryGet("task", out TaskKind task) && task == TaskKind.Regression ? MetricKind.AbsoluteError : MetricKind.LogLoss);

    /// <summary>The prices. Without costs both amounts are zero, and money does not decide; a metric that is money has the price 1.</summary>
    public static CostOptions Costs(ModelFileValues values)
    {
        RetrainWorth? worth = values.Find<RetrainWorth>("costs.retrain_worth");
        return new CostOptions(
            worth is null ? values.Get<string>("costs.currency") : CostOptions.InRetrains,
            values.Optional<double>("costs.loss") ?? (Metric(values) == MetricKind.Cost && values.Has("costs.retrain") ? 1 : 0),
            values.Optional<double>("costs.retrain") ?? (worth is null ? 0 : 1))
        {
            FalsePositive = values.Find<CostAmount>("costs.false_positive"),
            FalseNegative = values.Find<CostAmount>("costs.false_negative"),
            Under = values.Optional<double>("costs.under"),
            Over = values.Optional<double>("costs.over"),
            RetrainWorth = worth,
            DecideAt = Decide(values),
        };
    }

    private static DecideAt? Decide(ModelFileValues values) =>
        values.Find<DecideAt>("costs.decide_at.top") is { } top ? top
        : values.Has("costs.decide_at") && values.TryGet("costs.decide_at", out double threshold) ? new DecideAt(threshold)
        : null;
}
