using System.Globalization;
using Perennial.Terms;

namespace Perennial.Adapters.Yaml;

/// <summary>Behaviours name features, directions are of numbers, and named rows say what must be answered.</summary>
internal static class BehaviourRules
{
    private const string At = FitnessKeys.Behaviours;

    public static void Check(ModelFileValues values, FaultList faults)
    {
        if (!values.Has(At))
        {
            return;
        }

        Dictionary<string, FeatureType> features = [];
        foreach (string item in values.Items("features"))
        {
            if (values.TryGet<string>(item + ".name", out string? name) && values.TryGet(item + ".type", out FeatureType type))
            {
                features[name] = type;
            }
        }

        Listed(values, faults, At + ".invariant_to", features, mustBeNumeric: false);
        Listed(values, faults, At + ".increasing_in", features, mustBeNumeric: true);
        Listed(values, faults, At + ".decreasing_in", features, mustBeNumeric: true);
        foreach (string item in values.Items(At + ".rows"))
        {
            Row(values, faults, item, features);
        }

        bool several = values.TryGet("task", out TaskKind task) && task == TaskKind.Multiclass;
        foreach (string key in new[] { At + ".increasing_in", At + ".decreasing_in", At + ".rows" }.Where(key => several && values.Has(key)))
        {
            faults.Add(values.At(key), key, "not for a multiclass task, whose answer is several numbers", $"Remove it. Allowed: {At}.invariant_to.");
        }
    }

    private static void Listed(ModelFileValues values, FaultList faults, string key, Dictionary<string, FeatureType> features, bool mustBeNumeric)
    {
        foreach (string name in (values.Find<List<object>>(key) ?? []).Cast<string>())
        {
            if (!features.TryGetValue(name, out FeatureType type))
            {
                faults.Add(values.At(key), key, $"no feature ({name})", $"Allowed: {string.Join(", ", features.Keys)}.");
            }
            else if (mustBeNumeric && type != FeatureType.Numeric)
            {
                faults.Add(values.At(key), key, $"a categorical feature, which has no direction ({name})", "Name a numeric feature.");
            }
        }
    }

    private static void Row(ModelFileValues values, FaultList faults, string item, Dictionary<string, FeatureType> features)
    {
        bool least = values.TryGet(item + ".at_least", out double from);
        bool most = values.TryGet(item + ".at_most", out double to);
        if ((!least && !most && !faults.Within(item)) || (least && most && from > to))
        {
            faults.Add(values.At(item), item, least ? FormattableString.Invariant($"nothing lies between {from} and {to}") : "nothing that must be answered", "Give at_least, at_most, or both.");
        }

        foreach ((string name, string text) in values.Find<Dictionary<string, string>>(item + ".given") ?? [])
        {
            if (!features.TryGetValue(name, out FeatureType type))
            {
                faults.Add(values.At(item + ".given"), item + ".given", $"no feature ({name})", $"Allowed: {string.Join(", ", features.Keys)}.");
            }
            else if (type == FeatureType.Numeric && !double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _))
            {
                faults.Add(values.At(item + ".given"), item + ".given", $"not a number ({name}: {text})", "Give a number, or leave the feature out where it is missing.");
            }
        }
    }
}
