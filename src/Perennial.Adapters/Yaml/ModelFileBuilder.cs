using Perennial.Terms;

namespace Perennial.Adapters.Yaml;

/// <summary>The declaration that a file without faults makes.</summary>
internal static class ModelFileBuilder
{
    public static ModelDeclaration Declaration(ModelFileValues values) => new()
    {
        Model = values.Get<string>("model"),
        Mode = values.Get<Mode>("mode"),
        Columns = new(values.Get<string>("columns.time"), values.Get<string>("columns.id"), values.OptionalText("columns.entity")),
        Features = [.. values.Items("features").Select(item => Feature(values, item))],
        Label = new(values.Get<string>("label.name"), values.Get<TimeSpan>("label.matures_after")),
        Metric = values.Get<MetricKind>("metric"),
        Costs = Costs(values),
        Train = Train(values),
        Retrain = Retrain(values),
        Quality = Quality(values),
        Rollout = [.. Rollout(values)],
    };

    private static FeatureDeclaration Feature(ModelFileValues values, string item) =>
        new(values.Get<string>(item + ".name"), values.Get<FeatureType>(item + ".type"));

    /// <summary>Without costs both amounts are zero, and <see cref="Retrain"/> keeps money from deciding.</summary>
    private static CostOptions Costs(ModelFileValues values) => new(
        values.Get<string>("costs.currency"),
        values.Optional<double>("costs.loss") ?? 0,
        values.Optional<double>("costs.retrain") ?? 0);

    private static TrainOptions Train(ModelFileValues values) => new()
    {
        Trainer = values.Get<string>("train.trainer"),
        Parameters = values.TryGet<Dictionary<string, string>>("train.parameters", out var parameters) ? parameters : [],
        Sliding = values.Optional<TimeSpan>("train.window.sliding"),
        First = values.Get<TimeSpan>("train.first"),
        MinimumRows = values.Get<long>("train.minimum.rows"),
        MinimumPositives = values.Get<long>("train.minimum.positives"),
        TimeLimit = values.Get<TimeSpan>("train.time_limit"),
        MemoryLimitBytes = values.Get<long>("train.memory_limit"),
        Seed = (int)values.Get<long>("train.seed"),
    };

    private static RetrainOptions Retrain(ModelFileValues values) => new()
    {
        Schedule = values.OptionalText("retrain.when.schedule"),
        DriftFalseAlarmEvery = values.Optional<TimeSpan>("retrain.when.drift.false_alarms"),
        PerformanceDrop = values.Optional<double>("retrain.when.performance.drop"),
        Rows = values.Optional<long>("retrain.when.rows"),
        Money = values.Has("retrain.when") ? values.Get<bool>("retrain.when.money") : values.Has("costs"),
        Cooldown = values.Get<TimeSpan>("retrain.cooldown"),
        BudgetLimit = values.Optional<double>("retrain.budget.limit"),
        BudgetPer = values.Get<TimeSpan>("retrain.budget.per"),
    };

    private static QualityGateOptions Quality(ModelFileValues values) => new()
    {
        Margin = values.Get<double>("evaluate.quality.margin"),
        Confidence = values.Get<double>("evaluate.quality.confidence"),
        Inconclusive = values.Get<WhenInconclusive>("evaluate.quality.inconclusive"),
        Judge = values.Get<TimeSpan>("evaluate.quality.judge"),
    };

    private static IEnumerable<StageOptions> Rollout(ModelFileValues values) => values.Has("rollout")
        ? values.Items("rollout").Select(item => values.Has(item + ".shadow") ? Shadow(values, item) : Split(values, item))
        : [Shadow(values, "rollout[]"), Split(values, "rollout[]")];

    private static StageOptions Shadow(ModelFileValues values, string item) => Stage(values, StageKind.Shadow, 0, item + ".shadow");

    private static StageOptions Split(ModelFileValues values, string item) =>
        Stage(values, StageKind.Split, values.Get<double>(item + ".split.share"), item + ".split");

    private static StageOptions Stage(ModelFileValues values, StageKind kind, double share, string path) => new(
        kind,
        share,
        values.Get<long>(path + ".at_least"),
        values.Get<TimeSpan>(path + ".at_most"),
        values.Get<WhenInconclusive>(path + ".on_timeout"));
}
