using Perennial.Terms;
using static Perennial.Adapters.Yaml.ModelKeys;

namespace Perennial.Adapters.Yaml;

/// <summary>When data and training are fit, and how every version must answer.</summary>
internal static class FitnessKeys
{
    public const string Data = "evaluate.data";
    public const string Training = "evaluate.training";
    public const string Behaviours = "evaluate.behaviours";

    public static IReadOnlyList<ModelKey> All { get; } =
    [
        Section(Data, "{ label_shift: 0.1, tell: [leak] }", "When rows are fit to train on. What is written refuses; what is inferred is told, unless it makes a model worthless."),
        Value(Data + ".label_shift", new Number { Above = 0 }, null,
            "By how much the share of a class, or the mean label in standard deviations, may differ from the champion's rows. Absent: 0.1, or 0.5 for a regression, and told."),
        Value(Data + ".freshness", new Duration(TimeSpan.Zero), null, "How much older than `label.matures_after` the newest labelled row may be. Absent: 7d, and told."),
        Value(Data + ".volume", new Number { Above = 1 }, null, "The greatest factor between labelled rows a day and those of the champion's rows. Absent: 2, and told."),
        Value(Data + ".duplicates", new Number { AtLeast = 0, AtMost = 1 }, null, "The share of rows to judge by that may be among those to train on. Absent: 0.05, and told."),
        Checks(Data + ".refuse", "Checks that refuse although they only tell by default."),
        Checks(Data + ".tell", "Checks that only tell, whatever was declared."),

        Section(Training, "{ repeat: true, skew: 0.000001 }", "What a training must show beside its version."),
        Value(Training + ".repeat", new Switch(), "false", "Whether the trainer trains twice, and fails where the two differ. Only for lightgbm."),
        Value(Training + ".overfits", new Switch(), "false", "Whether the trainer must first learn 64 rows by heart. Only for lightgbm."),
        Value(Training + ".no_change", new Switch(), "false", "Whether a version must also be better than repeating the newest known label."),
        Value(Training + ".skew", new Number { AtLeast = 0 }, "0.000001",
            "By how much an answer that the trainer left may differ from the one served, relative to the greater of the two and 1."),

        Section(Behaviours, "{ invariant_to: [carrier], increasing_in: [distance] }", "How every version must answer, whatever it learnt."),
        Features(Behaviours + ".invariant_to", "Features that must not move the answer."),
        Features(Behaviours + ".increasing_in", "Numeric features with which the answer may not fall."),
        Features(Behaviours + ".decreasing_in", "Numeric features with which the answer may not rise."),
        Value(Behaviours + ".violations", new Number { AtLeast = 0, AtMost = 1 }, "0.01", "The share of rows in which a feature may do otherwise."),
        Value(Behaviours + ".tolerance", new Number { AtLeast = 0 }, "0.000001", "A move of the answer up to this is none, in units of the answer."),
        new(Behaviours + ".rows", KeyShape.Sections, null, "Rows made up by a person, and what must be answered to them.") { Sample = "[{ given: { distance: 100 }, at_most: 0.5 }]" },
        new(Behaviours + ".rows[].given", KeyShape.Settings, null, "Features by name; what is not given is missing.") { Required = true, Sample = "{ distance: 100 }" },
        Value(Behaviours + ".rows[].at_least", new Number(), null, "The least answer."),
        Value(Behaviours + ".rows[].at_most", new Number(), null, "The greatest answer."),
    ];

    private static ModelKey Checks(string path, string meaning) => new(path, KeyShape.Values, Choice.Of<DataCheck>(), meaning) { Sample = "[range, time_index]" };

    private static ModelKey Features(string path, string meaning) => new(path, KeyShape.Values, Name.Column, meaning) { Sample = "[distance]" };
}
