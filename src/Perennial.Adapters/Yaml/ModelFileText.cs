using System.Globalization;
using Perennial.Terms;

namespace Perennial.Adapters.Yaml;

/// <summary>A declaration in the words of its file: every key with its value, defaults included.</summary>
internal static class ModelFileText
{
    public static IEnumerable<(string Key, string? Text)> Of(ModelDeclaration model) =>
        Signature(model).Concat(Costs(model.Costs)).Concat(LogKeys.Text(model.Log)).Concat(Train(model.Train)).Concat(Retrain(model.Retrain)).Concat(Quality(model.Quality))
            .Concat(RolloutText.Of(model))
            .Append(("evaluate.volume.max_change", Number(model.Volume.MaxChange))).Concat(FitnessText.Of(model)).Concat(GateText.Of(model.Gates));

    private static IEnumerable<(string Key, string? Text)> Signature(ModelDeclaration model) =>
    [
        ("model", model.Model),
        ("mode", Choice.WordOf(model.Mode)),
        ("for_each", model.ForEach),
        ("horizon", Duration(model.Horizon)),
        ("columns.time", model.Columns.Time),
        ("columns.id", model.Columns.Id),
        ("task", Choice.WordOf(model.Task)),
        ("columns.entity", model.Columns.Entity),
        ("columns.weight", model.Columns.Weight),
        ("features", string.Join(", ", model.Features.Select(feature => feature.Name))),
        .. model.Features.Select(feature => ($"features.{feature.Name}.type", (string?)Choice.WordOf(feature.Type))),
        .. model.Features.Select(feature => ($"features.{feature.Name}.default", feature.Default)),
        ("label.name", model.Label.Name),
        ("label.matures_after", Durations.Format(model.Label.MaturesAfter)),
        ("label.classes", model.Label.Classes is { } classes ? $"[{string.Join(", ", classes)}]" : null),
        ("label.absent_means", Number(model.Label.AbsentMeans)),
        ("label.seen_when", model.Label.SeenWhen),
        ("label.explore", model.Label.Explore),
        ("metric", Choice.WordOf(model.Metric)),
        ("calendar.periods", $"[{string.Join(", ", model.Calendar.Periods.Select(Durations.Format))}]"),
        ("calendar.holidays", Holidays(model.Calendar.Holidays)),
    ];

    private static IEnumerable<(string Key, string? Text)> Costs(CostOptions costs) =>
    [
        ("costs.currency", costs.Currency),
        ("costs.loss", Number(costs.Loss)),
        ("costs.retrain", Number(costs.Retrain)),
        ("costs.false_positive", Amount(costs.FalsePositive)),
        ("costs.false_negative", Amount(costs.FalseNegative)),
        ("costs.under", Number(costs.Under)),
        ("costs.over", Number(costs.Over)),
        ("costs.retrain_worth", costs.RetrainWorth is { } worth ? Worth.Format(worth) : null),
        ("costs.decide_at", Number(costs.DecideAt?.Threshold)),
        ("costs.decide_at.top", costs.DecideAt is { Top: { } top, Per: { } per } ? $"{Number(top)} per {Durations.Format(per)}" : null),
    ];

    private static string? Holidays(IReadOnlyList<DateOnly>? days)
    {
        string all = string.Join(' ', days?.Select(day => day.ToString("O", CultureInfo.InvariantCulture)) ?? []);
        return days is null ? null : string.Create(CultureInfo.InvariantCulture,
            $"{days.Count} days, {all[..10]} to {all[^10..]} ({Digest.Of(System.Text.Encoding.UTF8.GetBytes(all)).Abbreviated})");
    }

    private static string? Amount(CostAmount? amount) => amount is null ? null : amount.Column ?? Number(amount.Fixed);

    private static IEnumerable<(string Key, string? Text)> Train(TrainOptions train) =>
    [
        ("train.trainer", train.Trainer),
        .. train.Parameters.OrderBy(setting => setting.Key, StringComparer.Ordinal)
            .Select(setting => ($"train.parameters.{setting.Key}", (string?)setting.Value)),
        ("train.strategy", Choice.DashedWordOf(train.Strategy)),
        ("train.window", train.Window is TrainingWindow.Expanding or TrainingWindow.Sliding ? null : Choice.DashedWordOf(train.Window)),
        ("train.window.sliding", Duration(train.Sliding)),
        ("train.half_life", Duration(train.HalfLife)),
        ("train.balanced", train.Balanced ? "true" : "false"),
        ("train.rehearsal", Number(train.Rehearsal)),
        ("train.gap", Duration(train.Gap)),
        ("train.validation", Duration(train.Validation)),
        ("train.trials.rows", Number(train.TrialRows)),
        ("train.tune.trials", Number(train.Tune?.Trials)),
        .. (train.Tune?.Of ?? new Dictionary<string, TuneRange>()).OrderBy(one => one.Key, StringComparer.Ordinal)
            .Select(one => ($"{TuneRules.Of}.{one.Key}", (string?)DrawnRange.Format(one.Value))),
        ("train.minimum.rows", Number(train.MinimumRows)),
        ("train.minimum.positives", Number(train.MinimumPositives)),
        ("train.first", Durations.Format(train.First)),
        ("train.time_limit", Durations.Format(train.TimeLimit)),
        ("train.memory_limit", Size.Format(train.MemoryLimitBytes)),
        ("train.seed", Number(train.Seed)),
    ];

    private static IEnumerable<(string Key, string? Text)> Retrain(RetrainOptions retrain) =>
    [
        ("retrain.when.schedule", retrain.Schedule),
        ("retrain.when.drift.false_alarms", retrain.DriftFalseAlarmEvery is { } every ? $"1 per {Durations.Format(every)}" : null),
        ("retrain.when.drift.windows", WindowsOf.Format(retrain.DriftLooks)),
        ("retrain.when.performance.drop", Number(retrain.PerformanceDrop)),
        ("retrain.when.performance.windows", WindowsOf.Format(retrain.PerformanceLooks)),
        ("retrain.when.rows", Number(retrain.Rows)),
        ("retrain.when.money", retrain.Money ? "true" : "false"),
        ("retrain.when.all", Words(retrain.All)),
        ("retrain.when.not", Words(retrain.Not)),
        ("retrain.cooldown", Durations.Format(retrain.Cooldown)),
        ("retrain.budget.limit", Number(retrain.BudgetLimit)),
        ("retrain.budget.per", Durations.Format(retrain.BudgetPer)),
    ];

    private static IEnumerable<(string Key, string? Text)> Quality(QualityGateOptions quality) =>
    [
        ("evaluate.quality.margin", Number(quality.Margin)),
        ("evaluate.quality.confidence", Number(quality.Confidence)),
        ("evaluate.quality.inconclusive", Choice.WordOf(quality.Inconclusive)),
        ("evaluate.quality.judge", Durations.Format(quality.Judge)),
    ];

    private static string? Words<T>(IReadOnlyList<T>? words) where T : struct, Enum =>
        words is null ? null : $"[{string.Join(", ", words.Select(Choice.WordOf))}]";

    private static string? Duration(TimeSpan? duration) => duration is { } known ? Durations.Format(known) : null;

    private static string? Number(IFormattable? number) => number?.ToString(null, CultureInfo.InvariantCulture);
}
