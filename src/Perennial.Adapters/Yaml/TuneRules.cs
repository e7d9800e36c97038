using Perennial.Terms;

namespace Perennial.Adapters.Yaml;

/// <summary>Parameters that are tried before a version is made.</summary>
internal static class TuneRules
{
    public const string Tune = "train.tune";
    public const string Of = Tune + ".of";
    public const int Most = 64;
    public const int Trials = 8;

    public static void Check(ModelFileValues values, FaultList faults)
    {
        if (!values.TryGet<Dictionary<string, string>>(Of, out Dictionary<string, string>? ranges))
        {
            return;
        }

        if (ranges.Count == 0)
        {
            faults.Add(values.At(Of), Of, "names nothing (empty group)", $"Name a parameter of the trainer with its range: {DrawnRange.Allowed}.");
        }

        foreach ((string name, string text) in ranges.Where(one => DrawnRange.Parse(one.Value) is null))
        {
            faults.Add(values.At(Of), ModelKeys.Join(Of, name), $"not a range ({text})", $"Allowed: {DrawnRange.Allowed}.");
        }
    }

    /// <summary>What a file without faults says; null where it tunes nothing.</summary>
    public static TuneOptions? Options(ModelFileValues values) => values.Find<Dictionary<string, string>>(Of) is { } ranges
        ? new TuneOptions
        {
            Trials = (int)values.Get<long>(Tune + ".trials"),
            Of = ranges.ToDictionary(one => one.Key, one => DrawnRange.Parse(one.Value) ?? throw new InvalidOperationException($"{Of}.{one.Key} is no range.")),
        }
        : null;
}
