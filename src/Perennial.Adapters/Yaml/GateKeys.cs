using System.Globalization;
using Perennial.Terms;
using static Perennial.Adapters.Yaml.ModelKeys;

namespace Perennial.Adapters.Yaml;

/// <summary>What a new version must prove beside its quality.</summary>
internal static class GateKeys
{
    private static readonly SliceGateOptions Slices = new();
    private static readonly BiasGateOptions Bias = new();
    private static readonly ApprovalOptions Approve = new();

    public static IReadOnlyList<ModelKey> All { get; } =
    [
        new("slices", KeyShape.Values, Name.Column, "Columns whose values are judged one by one: a version must not be worse on some rows either. What is no feature is logged beside them, as a category.")
        {
            Sample = "[origin]",
        },
        new("protected", KeyShape.Values, Name.Column, "Columns whose groups are to be treated alike: what differs between them is reported, and limited by `evaluate.bias`. What is no feature is logged beside them, as a category.")
        {
            Sample = "[sex]",
        },
        Value("evaluate.metrics", Choice.Of(["declared", "all"]), "declared",
            "Which metrics of a new version are recorded beside the champion's. Any key below, `slices` and `protected` record all."),
        Section("evaluate.slices", "{ margin: 0.005, minimum: 100 }", "How slices are cut and judged. Needs `slices`."),
        Value("evaluate.slices.margin", new Number { AtLeast = 0 }, null, "How much worse a version may be on a slice, in units of the metric. Absent: the margin of `evaluate.quality`."),
        Value("evaluate.slices.minimum", new WholeNumber(2), Text(Slices.MinimumRows), "Labelled rows below which values are judged together, as the rest."),
        Value("evaluate.slices.bins", new WholeNumber(2, 100), Text(Slices.Bins), "Into how many slices of equal size a numeric column is cut that has more values."),
        Section("evaluate.calibration", "{ max_error: 0.05 }", "Whether probabilities hold what they promise. Binary tasks."),
        Required("evaluate.calibration.max_error", new Number { Above = 0, Below = 1 }, "The greatest expected calibration error. It stops a version on evidence alone."),
        Section("evaluate.missing", "{ max_change: 0.1 }", "What a version loses while one of its features is missing."),
        Required("evaluate.missing.max_change", new Number { Above = 0 }, "By how much the loss may grow, in units of the metric, whichever feature is missing. It stops a version on evidence alone."),
        Section("evaluate.bias", "{ max_gap: 0.05 }", "How differently groups of `protected` columns may be treated: at least one limit."),
        Value("evaluate.bias.max_gap", new Number { Above = 0 }, null, "The greatest difference between two groups, in units of what is compared."),
        Value("evaluate.bias.min_ratio", new Number { Above = 0, AtMost = 1 }, null, "The least ratio between two groups: 0.8 is the four-fifths rule."),
        Value("evaluate.bias.margin", new Number { AtLeast = 0 }, null, "By how much the difference between two groups may exceed the champion's."),
        new("evaluate.bias.metrics", KeyShape.Values, Choice.Of<GroupMetric>(), "What is compared. Absent: selection_rate, true_positive_rate and false_positive_rate of a binary task, accuracy of a multiclass one, calibration of a regression.")
        {
            Sample = "[true_positive_rate]",
        },
        Value("evaluate.bias.minimum", new WholeNumber(2), Text(Bias.MinimumRows), "Labelled rows below which a group is judged together with others as small, as the rest."),
        Value("evaluate.bias.inconclusive", Choice.Of<WhenInconclusive>(), Choice.WordOf(Bias.Inconclusive),
            "What happens when the evidence allows no answer: go on, or give the challenger up."),
        Section("evaluate.latency", "{ p99: 5ms }", "How long an answer to one request may take, measured where it runs: at least one limit. A replay measures nothing."),
        Value("evaluate.latency.p99", new ShortTime(), null, "What 99 of 100 answers stay within."),
        Value("evaluate.latency.max_ratio", new Number { Above = 0 }, null, "How many times the champion's 99th percentile it may be."),
        Value("evaluate.memory", new Size(), null, "The most memory that loading a version and answering may add to a process. A replay measures nothing."),
        Section("evaluate.approve", "{ by: 1 }", "Who has to agree before a version that passed its gates goes on."),
        new("evaluate.approve.by", KeyShape.Values, Name.Person, "How many persons, or who: then all of them. Whoever asked for the retrain does not count. Absent: 1.")
        {
            Sample = "[ann, bob]", Single = new WholeNumber(1, 100),
        },
        Value("evaluate.approve.at_most", new Duration(TimeSpan.FromHours(1)), Durations.Format(Approve.AtMost), "How long they are waited for."),
        Value("evaluate.approve.on_timeout", Choice.Of<WhenInconclusive>(), Choice.WordOf(Approve.OnTimeout),
            "What happens when that is over: give the version up, go on without them, or go on waiting."),
    ];

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
