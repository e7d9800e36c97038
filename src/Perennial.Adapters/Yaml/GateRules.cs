using Perennial.Terms;

namespace Perennial.Adapters.Yaml;

/// <summary>What a version must prove fits the task, and a limit says something.</summary>
internal static class GateRules
{
    private static readonly string[] NoGroups = ["label.name", "columns.id", "columns.time"];

    public static void Check(ModelFileValues values, FaultList faults)
    {
        Columns("slices", values, faults);
        Columns("protected", values, faults);
        Needs("evaluate.slices", "slices", "Name the columns: slices: [origin], or remove it.", values, faults);
        Needs("evaluate.bias", "protected", "Name the columns: protected: [sex], or remove it.", values, faults);
        Limits("evaluate.bias", values, faults, "max_gap", "min_ratio", "margin");
        Limits("evaluate.latency", values, faults, "p99", "max_ratio");
        if (values.TryGet("task", out TaskKind task))
        {
            Fits(task, values, faults);
        }

        if (values.Find<List<object>>("evaluate.approve.by") is { } names && (names.Count == 0 || names.Distinct().Count() < names.Count))
        {
            faults.Add(values.At("evaluate.approve.by"), "evaluate.approve.by", names.Count == 0 ? "nobody (empty list)" : "a person named twice", "Name every person once, or give a number.");
        }
    }

    private static void Columns(string key, ModelFileValues values, FaultList faults)
    {
        if (values.Find<List<object>>(key) is not { } columns)
        {
            return;
        }

        string[] names = [.. columns.Cast<string>()];
        if (names.Length == 0 || names.Distinct().Count() < names.Length)
        {
            faults.Add(values.At(key), key, names.Length == 0 ? "no column (empty list)" : "a column named twice", "Name every column once, or remove the key.");
        }

        foreach (string role in NoGroups.Where(role => values.Find<string>(role) is { } column && names.Contains(column)))
        {
            faults.Add(values.At(key), key, $"the column of {role} ({values.Find<string>(role)})", "Name a feature, the entity, or another column that is logged with each request.");
        }
    }

    private static void Needs(string key, string other, string remedy, ModelFileValues values, FaultList faults)
    {
        if (values.Has(key) && !values.Has(other))
        {
            faults.Add(values.At(key), key, $"without {other}", remedy);
        }
    }

    private static void Limits(string key, ModelFileValues values, FaultList faults, params string[] limits)
    {
        if (values.Has(key) && !faults.Within(key) && !limits.Any(limit => values.Has($"{key}.{limit}")))
        {
            faults.Add(values.At(key), key, "no limit", $"Give at least one of {string.Join(", ", limits)}, or remove it.");
        }
    }

    private static void Fits(TaskKind task, ModelFileValues values, FaultList faults)
    {
        if (task != TaskKind.Binary && values.Has("evaluate.calibration"))
        {
            faults.Add(values.At("evaluate.calibration"), "evaluate.calibration", $"not for a {Choice.WordOf(task)} task", "Remove it, or set task: binary.");
        }

        if (task == TaskKind.Regression && values.Has("evaluate.bias.min_ratio"))
        {
            faults.Add(values.At("evaluate.bias.min_ratio"), "evaluate.bias.min_ratio", "a ratio of errors that may be negative", "Give evaluate.bias.max_gap, in units of the label.");
        }

        IReadOnlyList<GroupMetric> allowed = BiasGateOptions.Allowed(task);
        foreach (GroupMetric metric in (values.Find<List<object>>("evaluate.bias.metrics") ?? []).Cast<GroupMetric>().Except(allowed))
        {
            faults.Add(values.At("evaluate.bias.metrics"), "evaluate.bias.metrics", $"not for a {Choice.WordOf(task)} task ({Choice.WordOf(metric)})",
                $"Allowed: {string.Join(", ", allowed.Select(Choice.WordOf))}.");
        }
    }
}
