using Perennial.Terms;
using static Perennial.Adapters.Yaml.ModelKeys;

namespace Perennial.Adapters.Yaml;

/// <summary>How a challenger takes over.</summary>
internal static class RolloutKeys
{
    private const string Shadow = "rollout[].shadow";
    private const string Split = "rollout[].split";
    private const string Canary = "rollout[].canary";

    private static readonly AfterPromotionOptions After = new();
    private static readonly GuardrailOptions Limit = new();
    private static readonly AlarmOptions Alarm = new();

    public static IReadOnlyList<ModelKey> All { get; } =
    [
        new("rollout", KeyShape.Sections, null,
            "The stages in which a challenger takes over; each is a shadow, a split or a canary. `[]` promotes at once what passed its gates.")
        {
            OneEach = true,
            Default = "[{ shadow: {} }, { split: {} }]",
            Sample = "[{ shadow: { at_most: 14d } }, { split: { share: 0.1 } }]",
        },
        Section(Shadow, "{ at_least: 2000 examples, at_most: 14d }", "It answers every request, unseen."),
        .. Stage(Shadow, WhenInconclusive.Hold),
        Section(Split, "{ share: 0.1, at_least: 2000 examples }", "It answers a fixed share of the entities."),
        Value(Split + ".share", new Number { Above = 0, AtMost = 1 }, "0.1", "Of the entities that the challenger answers."),
        .. Stage(Split, WhenInconclusive.Reject),
        Section(Canary, "{ steps: [0.05, 0.25, 0.5], at_least: 500 examples, every: 1d }", "It answers a share of the entities that grows step by step, with the evidence."),
        new(Canary + ".steps", KeyShape.Values, new Number { Above = 0, Below = 1 }, "The shares, rising. Absent: 0.05, 0.25, 0.5.")
        {
            Sample = "[0.05, 0.25, 0.5]",
        },
        Value(Canary + ".every", new Duration(TimeSpan.FromMinutes(1)), "1d", "The least time at a share. A step is taken only when what is known speaks for no worse version, never on silence."),
        Value(Canary + ".at_least", new ExampleCount(), "500 examples", "Labelled examples of the challenger that must come before every step, and before the end."),
        Value(Canary + ".at_most", new Duration(TimeSpan.FromHours(1)), "14d", "The longest the stage may take, all steps together; `label.matures_after` and two days at least."),
        Value(Canary + ".on_timeout", Choice.Of<WhenInconclusive>(), Choice.WordOf(WhenInconclusive.Reject),
            "What happens when it took that long without a conclusion; to continue, no guardrail may fail."),
        .. Limits,
        Section("after_promotion", "{ watch: 14d, on_worse: roll_back }", "How a new champion is compared with the one before, once it answers."),
        Value("after_promotion.watch", new Duration(TimeSpan.Zero), Durations.Format(After.Watch),
            "Predictions of this time after a promotion are scored by both; their labels are waited for. `0s` compares nothing."),
        Value("after_promotion.on_worse", Choice.Of<WhenWorse>(), Choice.WordOf(After.OnWorse),
            "What happens when the one before is better beyond `evaluate.quality.margin`: it answers again, nothing changes until a person decides, or it is told."),
    ];

    private static IEnumerable<ModelKey> Limits =>
    [
        Section("guardrails", "{ errors: 0.01, p99: 50ms, memory: 1GB }",
            "What stops a challenger in every stage, and takes a new champion back while it is watched, by what serving takes. A replay measures nothing."),
        Value("guardrails.errors", new Number { Above = 0, Below = 1 }, null, "The greatest share of requests that a version may leave without an answer in time."),
        Value("guardrails.errors_margin", new Number { AtLeast = 0, Below = 1 }, null, "By how much that share may exceed the champion's."),
        Value("guardrails.p99", new ShortTime(), null, "What 99 of 100 answers stay within."),
        Value("guardrails.p99_ratio", new Number { Above = 0 }, null, "How many times the champion's 99th percentile it may be."),
        Value("guardrails.memory", new Size(), null, "The most memory a version may take where it serves."),
        Value("guardrails.memory_growth", new Size(), null, "By how much that may grow from what it took at first."),
        Value("guardrails.slices", new Number { AtLeast = 0 }, null, "How much worse than the champion a version may be on a slice, day by day, in units of the metric. Needs `slices`."),
        Value("guardrails.requests", new WholeNumber(1), Limit.MinimumRequests.ToString(System.Globalization.CultureInfo.InvariantCulture),
            "Measured requests before a stage may end, or a step be taken, within the limits."),
        Section("alarms", "{ no_predictions: 2d, loop_stuck: 1h, waits: 1d }", "When something is said to be wrong that no signal of the data shows."),
        Value("alarms.no_predictions", new Duration(TimeSpan.FromMinutes(1)), Durations.Format(Alarm.NoPredictions), "No prediction for this long."),
        Value("alarms.loop_stuck", new Duration(TimeSpan.FromMinutes(1)), Durations.Format(Alarm.LoopStuck), "No turn of the loop for this long; a day at least where turns are not known."),
        Value("alarms.waits", new Duration(TimeSpan.FromMinutes(1)), Durations.Format(Alarm.Waits), "A version waits for a person this long."),
    ];

    private static ModelKey[] Stage(string path, WhenInconclusive onTimeout) =>
    [
        Value(path + ".at_least", new ExampleCount(), "2000 examples", "Labelled examples before the stage may end."),
        Value(path + ".at_most", new Duration(TimeSpan.FromHours(1)), "14d",
            "The longest the stage may take; `label.matures_after` and a day at least, two in a split."),
        Value(path + ".on_timeout", Choice.Of<WhenInconclusive>(), Choice.WordOf(onTimeout),
            "What happens when it took that long without a conclusion; to continue, no guardrail may fail."),
    ];
}
