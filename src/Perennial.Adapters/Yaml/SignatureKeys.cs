using Perennial.Terms;
using static Perennial.Adapters.Yaml.ModelKeys;

namespace Perennial.Adapters.Yaml;

/// <summary>What the model is: name, columns, features, label, metric and costs.</summary>
internal static class SignatureKeys
{
    public static IReadOnlyList<ModelKey> All { get; } =
    [
        Required("model", Name.Model, "The model's name."),
        Value("mode", Choice.Of<Mode>(), Choice.WordOf(Mode.Act),
            "What may be done to the model: measure and report; measure, decide and leave the act to a person; or act as well."),
        Required("task", Choice.Of(["binary"], "multiclass", "regression"), "What is predicted: the probability of a label of 0 or 1."),

        Section("columns", "{ time: date, id: flight, entity: origin }", "The columns that are neither features nor the label.")
            with { Required = true },
        Required("columns.time", Name.Column, "When the prediction was asked for."),
        Required("columns.id", Name.Column, "What names the prediction; unique."),
        Value("columns.entity", Name.Column, null,
            "What groups predictions that are not independent. A split gives one entity always the same version."),

        new("features", KeyShape.Sections, null, "The inputs of the model, in order; at least one.")
        {
            Required = true, Sample = "[{ name: distance, type: numeric }]",
        },
        Required("features[].name", Name.Column, "The column's name."),
        Required("features[].type", Choice.Of<FeatureType>(), "How its values are read. Either may be missing in a row."),

        Section("label", "{ name: late, matures_after: 1d }", "The truth that comes back later.") with { Required = true },
        Required("label.name", Name.Column, "The column's name; its values are 0 and 1."),
        Value("label.matures_after", new Duration(TimeSpan.Zero), Durations.Format(TimeSpan.Zero),
            "How long after the prediction its label is known."),

        Value("metric", Choice.Of<MetricKind>(), Choice.WordOf(MetricKind.LogLoss), "The loss that decisions and gates use."),

        Section("costs", "{ currency: USD, loss: 0.1, retrain: 25 }",
            "What being wrong and what retraining costs. Without it money decides nothing."),
        Value("costs.currency", Name.Currency, "USD", "The currency of every amount in the file."),
        Required("costs.loss", new Number { Above = 0 }, "Money per prediction and unit of the metric's loss."),
        Required("costs.retrain", new Number { Above = 0 }, "Money per retrain."),
    ];
}
