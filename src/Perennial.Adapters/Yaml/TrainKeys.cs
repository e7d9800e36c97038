using System.Globalization;
using Perennial.Terms;
using static Perennial.Adapters.Yaml.ModelKeys;

namespace Perennial.Adapters.Yaml;

/// <summary>How a version is made.</summary>
internal static class TrainKeys
{
    private static readonly TrainOptions Defaults = new();

    public static IReadOnlyList<ModelKey> All { get; } =
    [
        Section("train", "{ trainer: lightgbm, first: 14d }", "How a version is made."),
        Value("train.trainer",
            new Name("^[a-z][a-z0-9_-]{0,63}$", "lightgbm, linear, onnx-head, external, or the name of a command that the server allows"),
            Defaults.Trainer, "Who trains."),
        new("train.parameters", KeyShape.Settings, null, "Handed to the trainer as they are, by name.")
        {
            Sample = "{ num_leaves: 31 }",
        },
        Value("train.strategy", Choice.Dashed<TrainingStrategy>(), Choice.DashedWordOf(Defaults.Strategy),
            "How a successor comes from its champion: from scratch, by learning on, by new values in the old structure, or whichever does best on a trial."),
        new("train.window", KeyShape.Section, Choice.Dashed(TrainingWindow.Sliding), "How far back the rows of a training reach: all there are, a stretch of time, to the change that was found, or whichever does best on a trial.")
        {
            Default = "expanding", Sample = "{ sliding: 42d }",
        },
        Required("train.window.sliding", new Duration(TimeSpan.FromHours(1)), "The stretch of time before the newest row."),
        Value("train.half_life", new Duration(TimeSpan.FromHours(1)), null, "A row this old weighs half of the newest in a training. Without it, all weigh the same."),
        Value("train.balanced", new Switch(), "false",
            "Whether the rows of every class weigh the same in sum. The probabilities of such a model are those of balanced classes."),
        Value("train.rehearsal", new Number { AtLeast = 0 }, Text(Defaults.Rehearsal),
            "Rows that the champion knows, for each new one, when it learns on or is fine-tuned: against forgetting."),
        Value("train.gap", new Duration(TimeSpan.Zero), null,
            "Time between the rows to train on and those to judge by. Without it the `horizon`, or none where none is declared."),
        Value("train.validation", new Duration(TimeSpan.FromHours(1)), null,
            "The newest rows of a training, handed to a command apart (`SM_CHANNEL_VALIDATION`) to stop or tune by; at most half of the stretch. The built-in trainers take none."),
        Section("train.trials", "{ rows: 20000 }", "How candidates are tried where strategy or window is `auto`, or parameters are tuned."),
        Value("train.trials.rows", new WholeNumber(100), Text(Defaults.TrialRows), "Rows that the first heat trains on; every later heat has twice as many, and the final all."),
        Section("train.tune", "{ trials: 8, of: { num_leaves: 8..128 } }", "Parameters of the trainer that are tried before a version is made, beside those of the file; without it none are."),
        Value("train.tune.trials", new WholeNumber(1, TuneRules.Most), Text(TuneRules.Trials), "How many settings are drawn for a run."),
        new(TuneRules.Of, KeyShape.Settings, null, "Where each parameter is drawn from: `LEAST..MOST`, whole numbers where both are written without a point. Ends that are ten times apart or more are drawn from by logarithm.")
        {
            Required = true, Sample = "{ num_leaves: 8..128, learning_rate: 0.02..0.3 }",
        },
        Section("train.minimum", "{ rows: 5000, positives: 200 }", "What a training must have."),
        Value("train.minimum.rows", new WholeNumber(1), Text(Defaults.MinimumRows),
            "Labelled rows below which nothing is trained."),
        Value("train.minimum.positives", new WholeNumber(1), Text(Defaults.MinimumPositives),
            "Rows of the rarer class below which nothing is trained."),
        Value("train.first", new Duration(TimeSpan.FromHours(1)), Durations.Format(Defaults.First),
            "How much history the first version is trained on; longer than `evaluate.quality.judge`."),
        Value("train.time_limit", new Duration(TimeSpan.FromSeconds(1)), Durations.Format(Defaults.TimeLimit),
            "Wall time after which a training is ended."),
        Value("train.memory_limit", new Size(), Size.Format(Defaults.MemoryLimitBytes),
            "Resident memory above which a training is ended. Units are powers of 1024."),
        Value("train.seed", new WholeNumber(0, int.MaxValue), Text(Defaults.Seed), "The seed of everything random in a training."),
    ];

    private static string Text(IFormattable number) => number.ToString(null, CultureInfo.InvariantCulture);
}
