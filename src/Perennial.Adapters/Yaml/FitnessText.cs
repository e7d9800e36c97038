using System.Globalization;
using Perennial.Terms;

namespace Perennial.Adapters.Yaml;

/// <summary>Data, training and behaviours in the words of the file.</summary>
internal static class FitnessText
{
    public static IEnumerable<(string Key, string? Text)> Of(ModelDeclaration model) => Data(model.Data ?? new()).Concat(Training(model.Training ?? new())).Concat(Behaviours(model.Behaviours));

    private static IEnumerable<(string Key, string? Text)> Data(DataGateOptions data) =>
    [
        .. (data.Expect ?? []).SelectMany(Expect),
        (FitnessKeys.Data + ".label_shift", Number(data.LabelShift)),
        (FitnessKeys.Data + ".freshness", data.Freshness is { } time ? Durations.Format(time) : null),
        (FitnessKeys.Data + ".volume", Number(data.Volume)),
        (FitnessKeys.Data + ".duplicates", Number(data.Duplicates)),
        (FitnessKeys.Data + ".refuse", Words(data.Refuse)),
        (FitnessKeys.Data + ".tell", Words(data.Tell)),
    ];

    private static IEnumerable<(string Key, string? Text)> Expect(ExpectOptions expected) => new (string Key, string? Text)[]
    {
        ("missing", Number(expected.Missing)),
        ("min", Number(expected.Min)),
        ("max", Number(expected.Max)),
        ("outside", Number(expected.Outside)),
        ("categories", List(expected.Categories)),
        ("new_categories", Number(expected.NewCategories)),
        ("unique", Number(expected.Unique)),
        ("allow", Words(expected.Allow)),
    }.Select(line => ($"features.{expected.Feature}.expect.{line.Key}", line.Text));

    private static IEnumerable<(string Key, string? Text)> Training(TrainingGateOptions training) =>
    [
        (FitnessKeys.Training + ".repeat", Truth(training.Repeat)),
        (FitnessKeys.Training + ".overfits", Truth(training.Overfits)),
        (FitnessKeys.Training + ".no_change", Truth(training.NoChange)),
        (FitnessKeys.Training + ".skew", training.Skew == TrainingGateOptions.DefaultSkew ? null : Number(training.Skew)),
    ];

    private static IEnumerable<(string Key, string? Text)> Behaviours(BehaviourOptions? declared) => declared is null ? [] :
    [
        (FitnessKeys.Behaviours + ".invariant_to", List(declared.InvariantTo)),
        (FitnessKeys.Behaviours + ".increasing_in", List(declared.IncreasingIn)),
        (FitnessKeys.Behaviours + ".decreasing_in", List(declared.DecreasingIn)),
        (FitnessKeys.Behaviours + ".violations", Number(declared.Violations)),
        (FitnessKeys.Behaviours + ".tolerance", Number(declared.Tolerance)),
        .. (declared.Rows ?? []).Index().Select(row => ($"{FitnessKeys.Behaviours}.rows[{row.Index}]", (string?)Row(row.Item))),
    ];

    private static string Row(BehaviourRow row) =>
        $"{{ given: {{ {string.Join(", ", row.Given.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => $"{one.Key}: {one.Value}"))} }}"
        + (row.AtLeast is { } least ? $", at_least: {Number(least)}" : "") + (row.AtMost is { } most ? $", at_most: {Number(most)}" : "") + " }";

    private static string? Truth(bool value) => value ? "true" : null;

    private static string? List(IReadOnlyList<string>? words) => words is null ? null : $"[{string.Join(", ", words)}]";

    private static string? Words(IReadOnlyList<DataCheck>? checks) => checks is null ? null : $"[{string.Join(", ", checks.Select(Choice.WordOf))}]";

    private static string? Number(IFormattable? number) => number?.ToString(null, CultureInfo.InvariantCulture);
}
