using CsCheck;
using Perennial.Terms;

namespace Perennial.Adapters.Tests.Yaml;

/// <summary>Random valid declarations.</summary>
internal static class DeclarationGen
{
    private static readonly Gen<string> Column = Gen.OneOf<string>(
        Gen.String[Gen.Char['a', 'z'], 1, 12],
        Gen.OneOf("yes", "1", "null", "true", "a: b", "# no comment", "été", "\"quoted\"", "back\\slash", " spaces ", "- x", "[", "x.y"));

    private static readonly Gen<TimeSpan> Long = Gen.Int[3_600, 100 * 86_400].Select(seconds => TimeSpan.FromSeconds(seconds));
    private static readonly Gen<WhenInconclusive> Inconclusive = Gen.Enum<WhenInconclusive>();
    private static readonly Gen<double> Below1 = Gen.Double[1e-9, 0.999];

    private static readonly Gen<TrainOptions> Train =
        from trainer in Gen.OneOf("lightgbm", "our-command")
        from parameters in Gen.Dictionary(Gen.String[Gen.Char['a', 'z'], 1, 8], Column)[0, 4]
        from sliding in Gen.Nullable(Long)
        from times in Gen.Select(Long, Long)
        from minimum in Gen.Select(Gen.Long[1, 1_000_000], Gen.Long[1, 1_000_000])
        from memory in Gen.Long[1_024, 1L << 30]
        from seed in Gen.Int[0, int.MaxValue]
        from way in Gen.Select(Gen.Enum<TrainingStrategy>(), Gen.OneOf<TrainingWindow>(TrainingWindow.Auto, TrainingWindow.Expanding, TrainingWindow.SinceChange), Gen.Bool)
        from rows in Gen.Select(Gen.Nullable(Long), Gen.Nullable(Long), Below1, Gen.Long[100, 1_000_000])
        from tune in Gen.Select(Gen.Int[0, 3], Gen.Int[-900, 900], Gen.Int[1, 99], Gen.Bool)
        select new TrainOptions
        {
            Tune = tune.Item1 == 0 ? null : new TuneOptions { Trials = tune.Item1, Of = new Dictionary<string, TuneRange> { ["drawn"] = Drawn(tune.Item2, tune.Item3, tune.Item4) } },
            Strategy = way.Item1, Window = way.Item2, Balanced = way.Item3, HalfLife = rows.Item1, Gap = rows.Item2, Rehearsal = rows.Item3, TrialRows = rows.Item4,
            Trainer = trainer, Validation = trainer == "our-command" ? rows.Item2 : null, Parameters = parameters, Sliding = sliding, First = times.Item1, TimeLimit = times.Item2,
            MinimumRows = minimum.Item1, MinimumPositives = minimum.Item2, MemoryLimitBytes = memory << 10, Seed = seed,
        };

    private static TuneRange Drawn(int least, int span, bool whole) => whole ? new(least, least + span, true) : new(least / 100.0, (least / 100.0) + span, false);

    private static readonly Gen<RetrainOptions> Retrain =
        from schedule in Gen.OneOf<string?>(null, "0 4 * * 1", "*/5 * * * *", "0 0 29 2 *")
        from drift in Gen.Nullable(Long)
        from drop in Gen.Nullable(Below1)
        from rows in Gen.Nullable(Gen.Long[1, 1_000_000])
        from looks in Gen.Select(Gen.Int[1, 9], Gen.Int[1, 9], Gen.Bool, Gen.Bool)
        from money in Gen.Bool
        from cooldown in Long
        from limit in Gen.Nullable(Gen.Double[1_000, 9_000])
        from per in Long
        select new RetrainOptions
        {
            Schedule = schedule, DriftFalseAlarmEvery = drift, PerformanceDrop = drop, Rows = rows, Money = money, Cooldown = cooldown,
            BudgetLimit = limit, BudgetPer = per,
            DriftLooks = drift is null || !looks.Item3 ? null : new(looks.Item1, looks.Item1 + looks.Item2),
            PerformanceLooks = drop is null || !looks.Item4 ? null : new(looks.Item2, looks.Item1 + looks.Item2),
            All = looks.Item3 && drift is not null && drop is not null ? [TriggerKind.Drift, TriggerKind.Performance] : null,
            Not = looks.Item4 ? drift is null ? [SignalKind.Quality, SignalKind.Drift] : [SignalKind.Quality] : null,
        };

    private static readonly Gen<QualityGateOptions> Quality =
        from margin in Below1
        from confidence in Below1
        from inconclusive in Inconclusive
        from judge in Long
        select new QualityGateOptions
        {
            Margin = margin, Confidence = confidence, Inconclusive = inconclusive, Judge = judge + TimeSpan.FromDays(1.5),
        };

    private static readonly Gen<StageOptions> Stage =
        from kind in Gen.Enum<StageKind>()
        from share in Gen.OneOf<double>(Below1, Gen.Const(1.0))
        from examples in Gen.Long[1, 1_000_000]
        from atMost in Long
        from onTimeout in Inconclusive
        from every in Gen.Int[60, 100_000]
        select new StageOptions(kind, kind switch { StageKind.Split => share, StageKind.Canary => share / 4, _ => 0 }, examples, atMost, onTimeout)
        {
            Steps = kind == StageKind.Canary ? [share / 4, share / 2] : null, Every = kind == StageKind.Canary ? TimeSpan.FromSeconds(every) : null,
        };

    /// <summary>Any valid declaration.</summary>
    public static Gen<ModelDeclaration> Any { get; } =
        from model in Gen.String[Gen.Char["abcXYZ019-"], 1, 64]
        from words in Gen.Select(Gen.Enum<Mode>(), Gen.OneOf(MetricKind.LogLoss, MetricKind.Brier, MetricKind.ErrorRate), Gen.Bool)
        from columns in Column.Array[4]
        from features in Gen.Select(Column, Gen.Enum<FeatureType>()).Array[1, 6]
        from matures in Long
        from costs in Gen.Select(Gen.OneOf("USD", "EUR"), Gen.Double[0.001, 10], Gen.Double[0.01, 999])
        from parts in Gen.Select(Train, Retrain, Quality)
        from stages in Stage.Array[0, 3]
        from retain in Gen.Nullable(Long)
        from after in Gen.Select(Long, Gen.Enum<WhenWorse>())
        select Valid(new ModelDeclaration
        {
            Model = model, Mode = words.Item1, Metric = words.Item2,
            Columns = new(columns[0] + "_time", columns[1] + "_id", words.Item3 ? columns[2] : null),
            Features = [.. features.Select((feature, index) => new FeatureDeclaration($"{feature.Item1}{index}", feature.Item2))],
            Label = new(columns[3] + "_label", matures),
            Costs = words.Item3 ? new(costs.Item1, costs.Item2, costs.Item3) { DecideAt = after.Item2 == WhenWorse.Tell ? new(0.25) : null } : new("USD", 0, 0),
            Train = parts.Item1, Retrain = parts.Item2, Quality = parts.Item3, Rollout = stages,
            Log = retain is { } time ? new LogOptions { Retain = time, Answers = words.Item3 ? AnswerLogging.Buffered : null } : null,
            Volume = words.Item3 && after.Item2 == WhenWorse.Tell ? new() { MaxChange = costs.Item2 } : new(),
            Calendar = after.Item2 == WhenWorse.Hold ? new() : new() { Periods = [TimeSpan.FromDays(14), TimeSpan.FromDays(7), after.Item1 < TimeSpan.FromDays(50) ? TimeSpan.FromDays(365) : TimeSpan.FromDays(1)] },
            AfterPromotion = new() { Watch = after.Item1 + TimeSpan.FromDays(2), OnWorse = after.Item2 },
        });

    /// <summary>A declaration that shares no value of training, retraining and judging with the defaults.</summary>
    public static ModelDeclaration Opposite { get; } = Sample.Parse(Sample.Least +
        """
        costs: { loss: 1, retrain: 10 }
        log: { answers: buffered, retain: 99d }
        train:
          trainer: ours
          parameters: { depth: 3 }
          window: { sliding: 42d }
          strategy: incremental
          half_life: 30d
          balanced: true
          rehearsal: 1
          gap: 2d
          validation: 3d
          trials: { rows: 500 }
          tune: { trials: 3, of: { depth: 2..9 } }
          minimum: { rows: 7, positives: 8 }
          first: 20d
          time_limit: 9m
          memory_limit: 1GB
          seed: 9
        retrain:
          when: { schedule: "0 4 * * 1", drift: { false_alarms: 3 per 90d, windows: 2 of 3 }, performance: { drop: 0.1, windows: 3 of 5 }, rows: 10, money: true, all: [drift, performance], not: [quality] }
          cooldown: 9d
          budget: { limit: 90, per: 9d }
        evaluate: { quality: { margin: 0.1, confidence: 0.9, inconclusive: hold, judge: 9d } }
        """);

    /// <summary>Makes parts that were drawn apart fit each other.</summary>
    private static ModelDeclaration Valid(ModelDeclaration drawn) => drawn with
    {
        Train = drawn.Train with { First = drawn.Train.First + drawn.Quality.Judge + (drawn.Train.Gap ?? TimeSpan.Zero) },
        Retrain = Retrained(drawn.Retrain, drawn.Costs.Loss > 0),
        Rollout = [.. drawn.Rollout.Select(stage => stage with { AtMost = stage.AtMost + drawn.Label.MaturesAfter + TimeSpan.FromDays(2) })],
        Log = drawn.Log is { Retain: { } retain } log ? log with { Retain = retain + Longest(drawn) } : null,
    };

    private static TimeSpan Longest(ModelDeclaration drawn) => TimeSpan.FromDays(1)
        + drawn.Train.First + (drawn.Train.Gap ?? TimeSpan.Zero) + (drawn.Train.Sliding ?? TimeSpan.Zero) + drawn.Quality.Judge + drawn.Label.MaturesAfter;

    private static RetrainOptions Retrained(RetrainOptions drawn, bool costs) => drawn with
    {
        Money = costs && drawn.Money,
        BudgetLimit = costs ? drawn.BudgetLimit : null,
        BudgetPer = costs && drawn.BudgetLimit is not null ? drawn.BudgetPer : new RetrainOptions().BudgetPer,
    };
}
