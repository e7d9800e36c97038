using System.Text.RegularExpressions;
using Perennial.Terms;

namespace Perennial.Proofs;

/// <summary>A trainer, a strategy and a window, as a model's file says them.</summary>
/// <param name="Trainer">The trainer.</param>
/// <param name="Name">For a table.</param>
/// <param name="Train">Lines below <c>train</c>; <c>SPAN</c> stands for the history's stretch of time.</param>
public sealed partial record WayOfTraining(string Trainer, string Name, string Train)
{
    /// <summary>The name of the way that tries the others.</summary>
    public const string Open = "auto";

    /// <summary>What a model's file may say of a built-in trainer: every strategy and every window; the last leaves it open.</summary>
    public static IReadOnlyList<WayOfTraining> Of(string trainer) =>
    [
        new(trainer, "full, expanding", ""),
        new(trainer, "full, sliding", "window: { sliding: SPAN }"),
        .. trainer != Trainers.LightGbm ? Array.Empty<WayOfTraining>() :
        [
            new(trainer, "full, since a change", "window: since-change"),
            new(trainer, "full, half life", "half_life: SPAN"),
            new(trainer, "incremental, sliding", "strategy: incremental, window: { sliding: SPAN }"),
            new(trainer, "fine-tune, expanding", "strategy: fine-tune"),
        ],
        new(trainer, "incremental, expanding", "strategy: incremental"),
        new(trainer, "fine-tune, since a change", "strategy: fine-tune, window: since-change"),
        new(trainer, Open, "strategy: auto, window: auto, trials: { rows: 5000 }"),
    ];

    /// <summary>Writes a model's file that retrains by a schedule and promotes at once, whatever it says otherwise: what differs is how versions are made.</summary>
    /// <param name="history">The history.</param>
    /// <param name="network">The network whose last layer is trained; null where none is.</param>
    /// <param name="file">Where to.</param>
    public void Write(StrategyHistory history, string? network, string file)
    {
        var parameters = Trainer switch
        {
            Trainers.OnnxHead => $"{{ network: \"{network}\" }}",
            Trainers.LightGbm => "{ min_data_in_leaf: 20 }",
            _ => "{}",
        };
        var more = Train.Length == 0 ? "" : ", " + Train.Replace("SPAN", history.Span, StringComparison.Ordinal);
        Write(history.Model, $"trainer: {Trainer}, first: {history.First}, minimum: {{ rows: 300 }}, parameters: {parameters}{more}", history.Schedule, history.Judge, file);
    }

    /// <summary>Writes a model's file with another way to train, a schedule and no stages.</summary>
    /// <param name="model">The model's file to begin with.</param>
    /// <param name="train">What stands below <c>train</c>.</param>
    /// <param name="schedule">When it is retrained, as cron says it.</param>
    /// <param name="judge">How much is kept to judge by.</param>
    /// <param name="file">Where to.</param>
    public static void Write(string model, string train, string schedule, string judge, string file)
    {
        var kept = Section().Replace(File.ReadAllText(model), string.Empty);
        File.WriteAllText(file, $$"""
            {{kept.TrimEnd()}}
            train: { {{train}} }
            retrain: { when: { schedule: "{{schedule}}", money: false }, cooldown: 1d }
            evaluate: { quality: { judge: {{judge}}, margin: 100000, inconclusive: continue } }
            rollout: []

            """);
    }

    /// <summary>What is written anew: from a key to the next line that is not below it.</summary>
    [GeneratedRegex(@"^(train|retrain|evaluate|rollout|after_promotion):.*\n(?:^(?:[ #].*)?\n)*", RegexOptions.Multiline)]
    private static partial Regex Section();
}
