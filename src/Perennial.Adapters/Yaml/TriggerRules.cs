using Perennial.Terms;

namespace Perennial.Adapters.Yaml;

/// <summary>What is put together is declared, and nothing both acts and stands in the way.</summary>
internal static class TriggerRules
{
    private const string When = "retrain.when";
    private const string All = "retrain.when.all";
    private const string Any = "retrain.when.any";
    private const string Not = "retrain.when.not";

    public static void Check(ModelFileValues values, FaultList faults)
    {
        TriggerKind[] all = Listed<TriggerKind>(All, values, faults), any = Listed<TriggerKind>(Any, values, faults);
        foreach (string list in new[] { All, Any, Not }.Where(list => values.Has(list) && values.Find<List<object>>(list) is { Count: 0 } && !faults.Within(list)))
        {
            faults.Add(values.At(list), list, "names nothing (empty list)", "Name what is meant, or remove the key.");
        }

        if (all.Length == 1 && !faults.Within(All))
        {
            faults.Add(values.At(All), All, $"one trigger alone ({Choice.WordOf(all[0])})", "Name two or more, or remove the key: a trigger acts alone as it is.");
        }

        Declared(All, all, values, faults);
        Declared(Any, any, values, faults);
        foreach (TriggerKind both in all.Intersect(any))
        {
            faults.Add(values.At(Any), Any, $"acts alone and only together with others ({Choice.WordOf(both)})", $"Keep it in one of {All} and {Any}.");
        }

        InTheWay(values, faults);
    }

    private static void Declared(string list, TriggerKind[] named, ModelFileValues values, FaultList faults)
    {
        foreach (TriggerKind kind in named.Where(kind => !Acts(kind, values)))
        {
            string word = Choice.WordOf(kind);
            faults.Add(values.At(list), list, $"a trigger that is not declared ({word})", $"Declare {When}.{word}{(kind == TriggerKind.Money ? ": true" : string.Empty)}, or take it out of the list.");
        }

        if (list == Any && named.Length > 0)
        {
            foreach (TriggerKind kind in Enum.GetValues<TriggerKind>().Where(kind => Acts(kind, values) && !named.Contains(kind) && !Named(All, values).Contains(kind)))
            {
                faults.Add(values.At(list), list, $"leaves out a trigger that is declared ({Choice.WordOf(kind)})", $"Name it in {Any} or in {All}, or remove {Any}: what is declared acts.");
            }
        }
    }

    /// <summary>A trigger that stands in its own way never acts.</summary>
    private static void InTheWay(ModelFileValues values, FaultList faults)
    {
        foreach (SignalKind kind in Listed<SignalKind>(Not, values, faults).Where(kind => kind != SignalKind.Quality && values.Has($"{When}.{Choice.WordOf(kind)}")))
        {
            string word = Choice.WordOf(kind);
            faults.Add(values.At(Not), Not, $"a trigger that would stand in its own way ({word})", $"Keep one of {When}.{word} and {word} in {Not}.");
        }
    }

    private static bool Acts(TriggerKind kind, ModelFileValues values) => kind == TriggerKind.Money
        ? values.TryGet($"{When}.money", out bool money) && money
        : values.Has($"{When}.{Choice.WordOf(kind)}");

    private static object[] Raw(string list, ModelFileValues values) => [.. values.Find<List<object>>(list) ?? []];

    private static TriggerKind[] Named(string list, ModelFileValues values) => [.. Raw(list, values).OfType<TriggerKind>()];

    private static T[] Listed<T>(string list, ModelFileValues values, FaultList faults) where T : struct, Enum
    {
        T[] named = [.. Raw(list, values).OfType<T>()];
        foreach (T twice in named.GroupBy(one => one).Where(group => group.Count() > 1).Select(group => group.Key))
        {
            faults.Add(values.At(list), list, $"named twice ({Choice.WordOf(twice)})", "Name it once.");
        }

        return [.. named.Distinct()];
    }
}
