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
        Required("task", Choice.Of<TaskKind>(),
            "What is predicted: the probability of a label of 0 or 1, the probability of each of `label.classes`, or a number."),

        Value("for_each", Name.Column, null,
            "Declares many models: one for each value of this column, named after it. They share the budget and the rate of false alarms."),
        Value("horizon", new Duration(TimeSpan.FromSeconds(1)), null,
            "How far ahead an answer speaks. No label can be known before that is over, so `label.matures_after` is at least as long; what is known later than `columns.time` is no feature."),
        Section("columns", "{ time: date, id: flight, entity: origin }", "The columns that are neither features nor the label.")
            with { Required = true },
        Required("columns.time", Name.Column, "When the prediction was asked for."),
        Required("columns.id", Name.Column, "What names the prediction; unique."),
        Value("columns.entity", Name.Column, null,
            "What groups predictions that are not independent. A split gives one entity always the same version."),

        Value("columns.weight", Name.Column, null,
            "For how many predictions a row stands, where only a sample is logged: a numeric column. Every sum uses it."),
        new("features", KeyShape.Sections, null, "The inputs of the model, in order; at least one.")
        {
            Required = true, Sample = "[{ name: distance, type: numeric }]",
        },
        Required("features[].name", Name.Column, "The column's name."),
        Required("features[].type", Choice.Of<FeatureType>(), "How its values are read. Either may be missing in a row."),

        Value("features[].default", new Word(), null,
            "Taken in rows from before the column was recorded, when it is added to a model that lives. Without it they are missing."),
        .. ExpectKeys.All,
        Section("label", "{ name: late, matures_after: 1d }", "The truth that comes back later.") with { Required = true },
        Required("label.name", Name.Column, "The column's name; its values are 0 and 1, the names of classes, or numbers, by `task`."),
        Value("label.matures_after", new Duration(TimeSpan.Zero), Durations.Format(TimeSpan.Zero),
            "How long after the prediction its label is known."),

        new("label.classes", KeyShape.Values, new Word(), "The classes of a multiclass task, in the order of their probabilities.")
        {
            Sample = "[cat, dog]",
        },
        Value("label.absent_means", new Number(), null,
            "Where labels are events: what a prediction without a label is once `matures_after` is over. Absent, it stays unlabelled."),
        Value("label.seen_when", Name.Column, null,
            "A numeric column that is 1 where a label can come to be seen, such as loans that were given. Elsewhere nothing is judged."),
        Value("label.explore", Name.Column, null,
            "A numeric column with the probability that the row's label was let be seen. Rows weigh its inverse. Needs `seen_when`."),
        Value("metric", Choice.Of<MetricKind>(), null,
            "The loss that decisions and gates use. Absent: cost where mistakes have prices, log_loss for probabilities, absolute_error for numbers."),
        Section("costs", "{ currency: USD, loss: 0.1, retrain: 25 }",
            "What being wrong and what retraining costs. Without it money decides nothing."),
        Value("costs.currency", Name.Currency, "USD", "The currency of every amount in the file."),
        Value("costs.loss", new Number { Above = 0 }, null, "Money per prediction and unit of the metric's loss."),
        Value("costs.retrain", new Number { Above = 0 }, null, "Money per retrain."),
        Value("costs.false_positive", new Amount(), null, "Money for acting on a negative. Needs `false_negative`; the metric is then cost."),
        Value("costs.false_negative", new Amount(), null, "Money for not acting on a positive. Needs `false_positive`."),
        Value("costs.under", new Number { AtLeast = 0 }, null, "Money per unit by which an answer is below its label. Needs `over`; the metric is then cost."),
        Value("costs.over", new Number { AtLeast = 0 }, null, "Money per unit by which an answer is above its label. Needs `under`."),
        Value("costs.retrain_worth", new Worth(), null,
            "Where nobody can name a price: the loss that a retrain is worth. Amounts are then in retrains. Instead of `loss` and `retrain`."),
        new("costs.decide_at", KeyShape.Section, new Number { Above = 0, Below = 1 }, "Which predictions are acted on: above a threshold, or the highest so many.")
        {
            Default = "0.5", Sample = "{ top: 500 per 1d }",
        },
        Required("costs.decide_at.top", new Capacity(), "How many can be acted on."),
    ];
}
