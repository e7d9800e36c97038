using System.Globalization;
using Perennial.Terms;

namespace Perennial.Adapters.Yaml;

/// <summary>Every column has one role; only the entity may be a feature too.</summary>
internal static class SignatureRules
{
    /// <summary>Numeric columns beside the features, which may be features too.</summary>
    private static readonly string[] Beside = ["columns.weight", "label.seen_when", "label.explore", "costs.false_positive", "costs.false_negative"];

    private static readonly string[] Alone = ["columns.time", "columns.id", "label.name"];

    public static void Check(ModelFileValues values, FaultList faults)
    {
        if (values.TryGet("features", out int count) && count == 0)
        {
            faults.Add(values.At("features"), "features", "no feature (empty list)", "Name at least one input of the model.");
        }

        Dictionary<string, string> roles = [];
        foreach (string path in Alone.Concat(Features(values)))
        {
            if (values.TryGet<string>(path, out string? column) && !roles.TryAdd(column, path))
            {
                faults.Add(values.At(path), path, Problem(path, roles[column], column), "Give every column one role.");
            }
        }

        foreach (string path in Beside)
        {
            string? column = values.Find<CostAmount>(path)?.Column ?? values.Find<string>(path);
            if (column is not null && roles.TryGetValue(column, out string? role) && (Alone.Contains(role) || Categorical(values, role)))
            {
                faults.Add(values.At(path), path, Alone.Contains(role) ? $"the column of {role} too ({column})" : $"a categorical feature ({column})",
                    "Name a numeric column that is logged with each request.");
            }
        }

        foreach (string item in values.Items("features"))
        {
            if (values.TryGet(item + ".type", out FeatureType type) && type == FeatureType.Numeric && values.TryGet<string>(item + ".default", out string? text)
                && !double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _))
            {
                faults.Add(values.At(item + ".default"), item + ".default", $"not a number ({text})", "Give a number, or declare the feature as categorical.");
            }
        }

        if (values.TryGet<string>("columns.entity", out string? entity) && values.TryGet<string>("label.name", out string? label)
            && entity == label)
        {
            faults.Add(values.At("columns.entity"), "columns.entity", $"the label's column ({label})", "Name what groups predictions.");
        }
    }

    private static bool Categorical(ModelFileValues values, string role) =>
        values.TryGet(role[..role.LastIndexOf('.')] + ".type", out FeatureType type) && type == FeatureType.Categorical;

    private static IEnumerable<string> Features(ModelFileValues values) => values.Items("features").Select(item => item + ".name");

    private static string Problem(string path, string first, string column) =>
        first == "label.name" ? $"the label is among the features ({column})"
        : path.StartsWith("features", StringComparison.Ordinal) && first.StartsWith("features", StringComparison.Ordinal)
            ? $"a feature declared twice ({column})"
        : $"the column of {first} too ({column})";
}
