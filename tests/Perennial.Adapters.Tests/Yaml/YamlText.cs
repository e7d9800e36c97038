using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Perennial.Terms;

namespace Perennial.Adapters.Tests.Yaml;

/// <summary>A declaration as a model file, written without any part of the parser.</summary>
internal static class YamlText
{
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(ModelDeclaration model) => string.Join('\n',
    [
        $"model: {Quoted(model.Model)}",
        $"mode: {Word(model.Mode)}",
        "task: binary",
        $"columns: {{ time: {Quoted(model.Columns.Time)}, id: {Quoted(model.Columns.Id)}{Entity(model.Columns)} }}",
        "features:",
        .. model.Features.Select(feature => $"  - name: {Quoted(feature.Name)}\n    type: {Word(feature.Type)}"),
        $"label: {{ name: {Quoted(model.Label.Name)}, matures_after: {Seconds(model.Label.MaturesAfter)} }}",
        $"metric: {Word(model.Metric)}",
        $"calendar: {{ periods: [{string.Join(", ", model.Calendar.Periods.Select(Seconds))}] }}",
        .. Costs(model.Costs),
        model.Log is { Retain: { } retain } log ? $"log: {{ retain: {Seconds(retain)}{(log.Answers is { } answers ? $", answers: {Word(answers)}" : string.Empty)} }}" : "# log",
        .. Train(model.Train),
        .. Retrain(model.Retrain),
        .. Quality(model.Quality, model.ActsByThreshold ? [Invariant($"  volume: {{ max_change: {model.Volume.MaxChange} }}")] : []),
        model.Rollout.Count == 0 ? "rollout: []" : "rollout:",
        .. model.Rollout.Select(Stage),
        $"after_promotion: {{ watch: {Seconds(model.AfterPromotion.Watch)}, on_worse: {Word(model.AfterPromotion.OnWorse)} }}",
    ]) + "\n";

    private static string Entity(ColumnNames columns) => columns.Entity is null ? string.Empty : $", entity: {Quoted(columns.Entity)}";

    private static string[] Costs(CostOptions costs) => costs.Loss > 0
        ? [Invariant($"costs: {{ currency: {costs.Currency}, loss: {costs.Loss}, retrain: {costs.Retrain}{(costs.DecideAt is null ? string.Empty : Invariant($", decide_at: {costs.DecideAt.Threshold}"))} }}")]
        : [];

    private static string[] Train(TrainOptions train) =>
    [
        "train:",
        $"  trainer: {train.Trainer}",
        $"  parameters: {{ {string.Join(", ", train.Parameters.Select(setting => $"{Quoted(setting.Key)}: {Quoted(setting.Value)}"))} }}",
        train.Sliding is { } sliding ? $"  window: {{ sliding: {Seconds(sliding)} }}" : $"  window: {Dashed(train.Window)}",
        $"  strategy: {Dashed(train.Strategy)}",
        train.HalfLife is { } half ? $"  half_life: {Seconds(half)}" : string.Empty,
        train.Balanced ? "  balanced: true" : "  balanced: false",
        Invariant($"  rehearsal: {train.Rehearsal}"),
        train.Gap is { } gap ? $"  gap: {Seconds(gap)}" : string.Empty,
        train.Validation is { } validation ? $"  validation: {Seconds(validation)}" : string.Empty,
        Invariant($"  trials: {{ rows: {train.TrialRows} }}"),
        train.Tune is { } tune ? Invariant($"  tune: {{ trials: {tune.Trials}, of: {{ {string.Join(", ", tune.Of.Select(one => $"{one.Key}: {Range(one.Value)}"))} }} }}") : string.Empty,
        Invariant($"  minimum: {{ rows: {train.MinimumRows}, positives: {train.MinimumPositives} }}"),
        $"  first: {Seconds(train.First)}",
        $"  time_limit: {Seconds(train.TimeLimit)}",
        Invariant($"  memory_limit: {train.MemoryLimitBytes / 1_024}KB"),
        Invariant($"  seed: {train.Seed}"),
    ];

    private static string Range(TuneRange range) => range.Whole
        ? Invariant($"{(long)range.Least}..{(long)range.Most}")
        : Invariant($"{range.Least:0.0################}..{range.Most:R}");

    private static string[] Retrain(RetrainOptions retrain) =>
    [
        "retrain:",
        "  when:",
        retrain.Schedule is null ? "    # no schedule" : $"    schedule: '{retrain.Schedule}'",
        retrain.DriftFalseAlarmEvery is { } every ? $"    drift: {{ false_alarms: 1 per {Seconds(every)}{Windows(retrain.DriftLooks)} }}" : string.Empty,
        retrain.PerformanceDrop is { } drop ? Invariant($"    performance: {{ drop: {drop}{Windows(retrain.PerformanceLooks)} }}") : string.Empty,
        retrain.Rows is { } rows ? Invariant($"    rows: {rows}") : string.Empty,
        retrain.Money ? "    money: true" : "    money: false",
        retrain.All is { } all ? $"    all: [{string.Join(", ", all.Select(Word))}]" : string.Empty,
        retrain.Not is { } not ? $"    not: [{string.Join(", ", not.Select(Word))}]" : string.Empty,
        $"  cooldown: {Seconds(retrain.Cooldown)}",
        .. Budget(retrain),
    ];

    private static string Windows(AlarmedLooks? looks) => looks is null ? string.Empty : Invariant($", windows: {looks.AtLeast} of {looks.Newest}");

    /// <summary>A stretch of time without a limit cannot be written and has no meaning.</summary>
    private static string[] Budget(RetrainOptions retrain) => retrain.BudgetLimit is { } limit
        ? [Invariant($"  budget: {{ limit: {limit}, per: {Seconds(retrain.BudgetPer)} }}")]
        : [];

    private static string[] Quality(QualityGateOptions quality, string[] volume) =>
    [
        "evaluate:",
        "  quality:",
        "    not_worse_than: champion",
        Invariant($"    margin: {quality.Margin}"),
        Invariant($"    confidence: {quality.Confidence}"),
        $"    inconclusive: {Word(quality.Inconclusive)}",
        $"    judge: {Seconds(quality.Judge)}",
        .. volume,
    ];

    private static string Stage(StageOptions stage)
    {
        string share = stage.Kind switch
        {
            StageKind.Split => Invariant($"share: {stage.Share}, "),
            StageKind.Canary => $"steps: [{string.Join(", ", stage.Steps!.Select(step => Invariant($"{step}")))}], every: {Seconds(stage.Every!.Value)}, ",
            _ => string.Empty,
        };
        return Invariant($"  - {Word(stage.Kind)}: {{ {share}at_least: {stage.AtLeastExamples} examples, ")
            + $"at_most: {Seconds(stage.AtMost)}, on_timeout: {Word(stage.OnTimeout)} }}";
    }

    private static string Seconds(TimeSpan duration) => Invariant($"{(long)duration.TotalSeconds}s");

    private static string Word<T>(T value) where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    private static string Dashed<T>(T value) where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    private static string Quoted(string text) => JsonSerializer.Serialize(text, Relaxed);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
