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
            new Name("^[a-z][a-z0-9_-]{0,63}$", "lightgbm, or the name of a command that the server allows")
            {
                Later = ["linear", "onnx-head", "external"],
            },
            Defaults.Trainer, "Who trains."),
        new("train.parameters", KeyShape.Settings, null, "Handed to the trainer as they are, by name.")
        {
            Sample = "{ num_leaves: 31 }",
        },
        Value("train.strategy", Choice.Of(["auto", "full"], "incremental", "fine-tune"), "auto",
            "How a successor starts; both train from scratch in this version."),
        new("train.window", KeyShape.Section, Choice.Of(["expanding"], "since-change", "auto"),
            "How far back the rows of a training reach: all there are, or a stretch of time.")
        {
            Default = "expanding", Sample = "{ sliding: 42d }",
        },
        Required("train.window.sliding", new Duration(TimeSpan.FromHours(1)), "The stretch of time before the newest row."),
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

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
