using Perennial.Terms;

namespace Perennial.Adapters.Yaml;

/// <summary>Expectations fit their feature, checks of a training fit its trainer, and what refuses does not only tell.</summary>
internal static class FitnessRules
{
    private const string BuiltIn = "lightgbm";
    private static readonly string[] OfNumbers = ["min", "max", "outside"];
    private static readonly string[] OfCategories = ["categories", "new_categories", "unique"];

    public static void Check(ModelFileValues values, FaultList faults)
    {
        foreach (string item in values.Items("features").Where(item => values.Has(item + ".expect") && values.TryGet(item + ".type", out FeatureType _)))
        {
            Expectation(values, faults, item + ".expect", values.Get<FeatureType>(item + ".type"));
        }

        Trained(values, faults, FitnessKeys.Training + ".repeat");
        Trained(values, faults, FitnessKeys.Training + ".overfits");
        string tell = FitnessKeys.Data + ".tell";
        var both = (values.Find<List<object>>(tell) ?? []).Intersect(values.Find<List<object>>(FitnessKeys.Data + ".refuse") ?? []).Cast<DataCheck>().Select(Choice.WordOf).ToList();
        if (both.Count > 0)
        {
            faults.Add(values.At(tell), tell, $"a check that refuses too ({both[0]})", "Keep it in one of the two.");
        }

        BehaviourRules.Check(values, faults);
    }

    private static void Expectation(ModelFileValues values, FaultList faults, string at, FeatureType type)
    {
        foreach (string name in (type == FeatureType.Numeric ? OfCategories : OfNumbers).Where(name => values.Has($"{at}.{name}")))
        {
            faults.Add(values.At($"{at}.{name}"), $"{at}.{name}", $"not for a {Choice.WordOf(type)} feature", "Remove it, or declare the feature's other type.");
        }

        if (values.TryGet(at + ".min", out double min) && values.TryGet(at + ".max", out double max) && min > max)
        {
            faults.Add(values.At(at + ".min"), at + ".min", FormattableString.Invariant($"above the greatest number ({min})"), FormattableString.Invariant($"Allowed: at most {max}, which is max."));
        }
    }

    private static void Trained(ModelFileValues values, FaultList faults, string key)
    {
        if (values.Has(key) && values.TryGet(key, out bool asked) && asked && values.TryGet<string>("train.trainer", out string? trainer) && trainer != BuiltIn)
        {
            faults.Add(values.At(key), key, $"not for another trainer ({trainer})", $"Remove it, or set train.trainer: {BuiltIn}.");
        }
    }
}
