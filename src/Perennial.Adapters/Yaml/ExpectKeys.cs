using Perennial.Terms;
using static Perennial.Adapters.Yaml.ModelKeys;

namespace Perennial.Adapters.Yaml;

/// <summary>What a person expects of a feature.</summary>
internal static class ExpectKeys
{
    public const string Of = "features[].expect";

    private static readonly Number Share = new() { AtLeast = 0, AtMost = 1 };

    public static IReadOnlyList<ModelKey> All { get; } =
    [
        Section(Of, "{ missing: 0.1, min: 0, max: 1440 }",
            "What is expected of it in rows to train on. What is written refuses; what is not is inferred from the champion's rows, and told."),
        Value(Of + ".missing", Share, null, "The greatest share of rows without a value. Absent: half of them."),
        Value(Of + ".min", new Number(), null, "The least number."),
        Value(Of + ".max", new Number(), null, "The greatest number."),
        Value(Of + ".outside", Share, null, "The share of rows that may lie outside of `min` and `max`. Absent: 0.01."),
        new(Of + ".categories", KeyShape.Values, new Word(), "Every category there is.") { Sample = "[AA, DL]" },
        Value(Of + ".new_categories", Share, null, "The share of rows that may have another category. Absent: 0.01 of `categories`."),
        Value(Of + ".unique", Share, null, "Distinct categories for each row with one; above, it is an identifier. Absent: 0.9."),
        new(Of + ".allow", KeyShape.Values, Choice.Of<DataCheck>(), "What the data gate says nothing about in this feature.") { Sample = "[leak, future]" },
    ];
}
