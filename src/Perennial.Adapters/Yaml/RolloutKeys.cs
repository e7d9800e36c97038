using Perennial.Terms;
using static Perennial.Adapters.Yaml.ModelKeys;

namespace Perennial.Adapters.Yaml;

/// <summary>How a challenger takes over.</summary>
internal static class RolloutKeys
{
    private const string Shadow = "rollout[].shadow";
    private const string Split = "rollout[].split";

    private static readonly AfterPromotionOptions After = new();

    public static IReadOnlyList<ModelKey> All { get; } =
    [
        new("rollout", KeyShape.Sections, null,
            "The stages in which a challenger takes over; each is a shadow or a split. `[]` promotes at once what passed its gates.")
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
        Section("after_promotion", "{ watch: 14d, on_worse: roll_back }", "How a new champion is compared with the one before, once it answers."),
        Value("after_promotion.watch", new Duration(TimeSpan.Zero), Durations.Format(After.Watch),
            "Predictions of this time after a promotion are scored by both; their labels are waited for. `0s` compares nothing."),
        Value("after_promotion.on_worse", Choice.Of<WhenWorse>(), Choice.WordOf(After.OnWorse),
            "What happens when the one before is better beyond `evaluate.quality.margin`: it answers again, nothing changes until a person decides, or it is told."),
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
