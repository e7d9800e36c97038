using Perennial.Terms;

namespace Perennial.Adapters.Yaml;

/// <summary>The declaration that a file without faults makes.</summary>
internal static class ModelFileBuilder
{
    public static ModelDeclaration Declaration(ModelFileValues values) => new()
    {
        Model = values.Get<string>("model"),
        Mode = values.Get<Mode>("mode"),
        Task = values.Get<TaskKind>("task"),
        Columns = new(values.Get<string>("columns.time"), values.Get<string>("columns.id"), values.OptionalText("columns.entity"))
        {
            Weight = values.OptionalText("columns.weight"),
        },
        ForEach = values.OptionalText("for_each"),
        Horizon = values.Optional<TimeSpan>("horizon"),
        Features = [.. values.Items("features").Select(item => Feature(values, item))],
        Label = Label(values),
        Metric = CostKeys.Metric(values),
        Calendar = Calendar(values),
        Costs = CostKeys.Costs(values),
        Train = Train(values),
        Retrain = Retrain(values),
        Quality = Quality(values),
        Volume = new() { MaxChange = values.Get<double>("evaluate.volume.max_change") },
        Data = FitnessBuilder.Data(values),
        Training = FitnessBuilder.Training(values),
        Behaviours = FitnessBuilder.Behaviours(values),
        Gates = GateValues.Of(values),
        Rollout = [.. RolloutBuilder.Stages(values)],
        Log = LogKeys.Options(values),
        Guardrails = RolloutBuilder.Guardrails(values),
        Alarms = RolloutBuilder.Alarms(values),
        AfterPromotion = new() { Watch = values.Get<TimeSpan>("after_promotion.watch"), OnWorse = values.Get<WhenWorse>("after_promotion.on_worse") },
    };

    private static FeatureDeclaration Feature(ModelFileValues values, string item) =>
        new(values.Get<string>(item + ".name"), values.Get<FeatureType>(item + ".type"))
        {
            Default = values.OptionalText(item + ".default"),
        };

    private static LabelDeclaration Label(ModelFileValues values) => new(values.Get<string>("label.name"), values.Get<TimeSpan>("label.matures_after"))
    {
        Classes = values.Find<List<object>>("label.classes") is { } classes ? [.. classes.Cast<string>()] : null,
        AbsentMeans = values.Optional<double>("label.absent_means"),
        SeenWhen = values.OptionalText("label.seen_when"),
        Explore = values.OptionalText("label.explore"),
    };

    private static CalendarOptions Calendar(ModelFileValues values)
    {
        CalendarOptions calendar = new() { Holidays = values.Find<List<DateOnly>>("calendar.holidays") };
        return values.Find<List<object>>("calendar.periods") is { } periods ? calendar with { Periods = [.. periods.Cast<TimeSpan>()] } : calendar;
    }

    private static TrainOptions Train(ModelFileValues values) => new()
    {
        Trainer = values.Get<string>("train.trainer"),
        Parameters = values.TryGet<Dictionary<string, string>>("train.parameters", out var parameters) ? parameters : [],
        Strategy = values.Get<TrainingStrategy>("train.strategy"),
        Window = values.TryGet("train.window", out TrainingWindow window) ? window : TrainingWindow.Expanding,
        Sliding = values.Optional<TimeSpan>("train.window.sliding"),
        HalfLife = values.Optional<TimeSpan>("train.half_life"),
        Balanced = values.Get<bool>("train.balanced"),
        Rehearsal = values.Get<double>("train.rehearsal"),
        Gap = values.Optional<TimeSpan>("train.gap"),
        Validation = values.Optional<TimeSpan>("train.validation"),
        TrialRows = values.Get<long>("train.trials.rows"),
        Tune = TuneRules.Options(values),
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
        DriftLooks = Looks(values, "retrain.when.drift.windows"),
        PerformanceLooks = Looks(values, "retrain.when.performance.windows"),
        All = Listed<TriggerKind>(values, "retrain.when.all"),
        Not = Listed<SignalKind>(values, "retrain.when.not"),
        PerformanceDrop = values.Optional<double>("retrain.when.performance.drop"),
        Rows = values.Optional<long>("retrain.when.rows"),
        Money = values.Has("retrain.when") ? values.Get<bool>("retrain.when.money") : values.Has("costs"),
        Cooldown = values.Get<TimeSpan>("retrain.cooldown"),
        BudgetLimit = values.Optional<double>("retrain.budget.limit"),
        BudgetPer = values.Get<TimeSpan>("retrain.budget.per"),
    };

    /// <summary>The newest window alone is what is meant where nothing is written.</summary>
    private static AlarmedLooks? Looks(ModelFileValues values, string path) => values.Find<AlarmedLooks>(path) is { Newest: > 1 } looks ? looks : null;

    private static IReadOnlyList<T>? Listed<T>(ModelFileValues values, string path) => values.Find<List<object>>(path) is { } list ? [.. list.Cast<T>()] : null;

    private static QualityGateOptions Quality(ModelFileValues values) => new()
    {
        Margin = values.Optional<double>("evaluate.quality.margin"),
        Confidence = values.Get<double>("evaluate.quality.confidence"),
        Inconclusive = values.Get<WhenInconclusive>("evaluate.quality.inconclusive"),
        Judge = values.Get<TimeSpan>("evaluate.quality.judge"),
    };
}
