using System.Text.RegularExpressions;

namespace Perennial.Proofs;

/// <summary>A strategy and a window, as a model's file says them.</summary>
/// <param name="Name">For a table.</param>
/// <param name="Train">Lines below <c>train</c>.</param>
public sealed partial record WayOfTraining(string Name, string Train)
{
    /// <summary>What a model's file may say; the last leaves it open.</summary>
    public static IReadOnlyList<WayOfTraining> All { get; } =
    [
        new("full, expanding", ""),
        new("full, sliding", "window: { sliding: 28d }"),
        new("full, since a change", "window: since-change"),
        new("full, half life", "half_life: 28d"),
        new("incremental", "strategy: incremental"),
        new("fine-tune", "strategy: fine-tune"),
        new(Open, "strategy: auto, window: auto, trials: { rows: 5000 }"),
    ];

    /// <summary>The name of the way that tries the others.</summary>
    public const string Open = "auto";

    /// <summary>Writes a model's file that retrains by a schedule and promotes at once, whatever it says otherwise: what differs is how versions are made.</summary>
    /// <param name="model">The file to begin with.</param>
    /// <param name="schedule">When, as cron says it.</param>
    /// <param name="first">How much history the first version gets.</param>
    /// <param name="file">Where to.</param>
    public void Write(string model, string schedule, string first, string file)
    {
        var kept = Section().Replace(File.ReadAllText(model), string.Empty);
        File.WriteAllText(file, $$"""
            {{kept.TrimEnd()}}
            train: { first: {{first}}, minimum: { rows: 300 }, parameters: { min_data_in_leaf: 20 }{{(Train.Length == 0 ? "" : ", " + Train)}} }
            retrain: { when: { schedule: "{{schedule}}", money: false }, cooldown: 1d }
            evaluate: { quality: { judge: 3d, margin: 100, inconclusive: continue } }
            rollout: []

            """);
    }

    /// <summary>What is written anew: from a key to the next line that is not below it.</summary>
    [GeneratedRegex(@"^(train|retrain|evaluate|rollout|after_promotion):.*\n(?:^(?:[ #].*)?\n)*", RegexOptions.Multiline)]
    private static partial Regex Section();
}
