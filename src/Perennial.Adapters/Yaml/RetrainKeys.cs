using Perennial.Terms;
using static Perennial.Adapters.Yaml.ModelKeys;

namespace Perennial.Adapters.Yaml;

/// <summary>When a version is replaced.</summary>
internal static class RetrainKeys
{
    private const string Windows = "In how many of the newest windows, one each day, the signal must be an alarm.";
    private static readonly RetrainOptions Defaults = new();

    public static IReadOnlyList<ModelKey> All { get; } =
    [
        Section("retrain", "{ cooldown: 3d }", "When a version is replaced."),
        Section("retrain.when", "{ schedule: \"0 4 * * 1\", money: true }",
            "What may start a retrain; each trigger acts at once, unless `all` puts it together with others. Absent, the money rule alone decides."),
        Value("retrain.when.schedule", new Cron(), null, "Retrain at these times."),
        Section("retrain.when.drift", "{ false_alarms: 1 per 90d }", "Retrain when the features moved."),
        Required("retrain.when.drift.false_alarms", new Rate(),
            "How many alarms without drift are put up with, over all features together."),
        Value("retrain.when.drift.windows", new WindowsOf(), "1 of 1", Windows),
        Section("retrain.when.performance", "{ drop: 0.02 }", "Retrain when the champion lost its edge."),
        Required("retrain.when.performance.drop", new Number { Above = 0 },
            "By how much the loss must be above that of a fresh version, in units of the metric."),
        Value("retrain.when.performance.windows", new WindowsOf(), "1 of 1", Windows),
        Value("retrain.when.rows", new WholeNumber(1), null, "New labelled rows since the champion's last one."),
        Value("retrain.when.money", new Switch(), "false",
            "Whether the money rule acts too: regret outgrows the cost of a retrain. Needs `costs`."),
        List<TriggerKind>("retrain.when.all", "[drift, performance]",
            "Declared triggers that act only when all of them say yes. A person, and triggers that are not in the list, act alone."),
        List<TriggerKind>("retrain.when.any", "[rows, schedule]", "Declared triggers that act alone: what holds for all that are not in `all`, written out."),
        List<SignalKind>("retrain.when.not", "[quality]", "While one of these signals is an alarm, nothing retrains unless a person asks."),
        Value("retrain.cooldown", new Duration(TimeSpan.Zero), Durations.Format(Defaults.Cooldown),
            "The least time between two retrains."),
        Section("retrain.budget", "{ limit: 200, per: 30d }", "The most money spent on retrains. Needs `costs`."),
        Required("retrain.budget.limit", new Number { Above = 0 }, "Money within `per`; at least one retrain's."),
        Value("retrain.budget.per", new Duration(TimeSpan.FromHours(1)), Durations.Format(Defaults.BudgetPer),
            "The stretch of time that the limit holds for."),
    ];

    private static ModelKey List<T>(string path, string sample, string meaning) where T : struct, Enum =>
        new(path, KeyShape.Values, Choice.Of<T>(), meaning) { Sample = sample };
}
