using System.Globalization;
using Perennial.Terms;
using static Perennial.Adapters.Yaml.ModelKeys;

namespace Perennial.Adapters.Yaml;

/// <summary>What a new version must prove.</summary>
internal static class EvaluateKeys
{
    private static readonly QualityGateOptions Defaults = new();

    public static IReadOnlyList<ModelKey> All { get; } =
    [
        Section("evaluate", "{ quality: { margin: 0.002 } }", "What a new version must prove before it may answer."),
        Section("evaluate.quality", "{ margin: 0.002, confidence: 0.95 }", "When a new version counts as no worse."),
        Value("evaluate.quality.not_worse_than", Choice.Of(["champion"]), "champion", "What it is compared with."),
        Value("evaluate.quality.margin", new Number { AtLeast = 0 }, null,
            "How much worse it may be, in units of the metric. Absent: 0.002 for log_loss, brier and error_rate; for others a hundredth of the champion's loss."),
        Value("evaluate.quality.confidence", new Number { Above = 0, Below = 1 }, Text(Defaults.Confidence),
            "The confidence of every quality judgement."),
        Value("evaluate.quality.inconclusive", Choice.Of<WhenInconclusive>(), Choice.WordOf(Defaults.Inconclusive),
            "What happens when the evidence allows no answer: give the challenger up, go on to the next stage, or wait for a person."),
        Value("evaluate.quality.judge", new Duration(TimeSpan.FromDays(1)), Durations.Format(Defaults.Judge),
            "How much of the newest labelled history is kept from training to judge by; more than one day, unless `inconclusive` is continue."),
        Section("evaluate.volume", "{ max_change: 0.25 }", "How much more or less a new version may act than the champion. Needs a threshold in `costs.decide_at`."),
        Value("evaluate.volume.max_change", new Number { Above = 0 }, Text(new VolumeGateOptions().MaxChange),
            "The greatest change of the share of rows acted on, as a share of the champion's. It stops a version, and never promotes one."),
    ];

    private static string Text(double number) => number.ToString(CultureInfo.InvariantCulture);
}
