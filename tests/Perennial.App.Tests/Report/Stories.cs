using Perennial.Decide;
using Perennial.Monitor;
using Perennial.Simulation.Story;
using Perennial.Terms;

namespace Perennial.App.Tests.Report;

/// <summary>Stories by hand.</summary>
internal static class Stories
{
    /// <summary>A name that must never reach a page as it is.</summary>
    public const string Hostile = "<script>alert('x' & \"y\")</script>";

    private static readonly DateTimeOffset Start = new(2001, 1, 8, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Day = new(2001, 1, 8);
    private static readonly Dictionary<string, double> Interval = new() { ["difference"] = -0.01, ["lower"] = -0.02, ["upper"] = 0.001, ["margin"] = 0.002 };

    /// <summary>Two weeks with everything in them once.</summary>
    public static ReplayStory Full { get; } = new()
    {
        Model = Hostile,
        Label = "late",
        LabelDelay = TimeSpan.FromDays(1),
        Metric = MetricKind.LogLoss,
        Prices = new CostOptions("USD", 0.1, 25),
        History = new StoryExtent(Day.AddDays(-14), Day.AddDays(13), 30_000, 29_000),
        Totals = new StoryTotals(
            19_000, new(0.47, 0.51, 0.46, 0.465), new(1, 0, 1, 1), new(25, 0, 25, 25),
            new("USD", 1_234.4, 1_300.4, 1_250.4, 1_220.4), new(0.825, 66, 50, 80)),
        Weeks =
        [
            new(Day, 9_500, 0.2, new(0.5, 0.5, 0.5, 0.5), new(475, 475, 475, 475)),
            new(Day.AddDays(7), 9_500, 0.21, new(0.44, 0.52, 0.42, 0.43), new(1_234.4, 1_300.4, 1_250.4, 1_220.4)),
        ],
        Versions =
        [
            new(1, new string('a', 64), new string('b', 64), "first", "promoted", "good", Start, 15_000, Day.AddDays(-14), Day.AddDays(-3), 25, [new(Start, Start.AddDays(9))]),
            new(2, new string('c', 64), new string('d', 64), "money", "promoted", "better", Start.AddDays(9), 20_000, Day.AddDays(-14), Day.AddDays(2), 25, [new(Start.AddDays(9), null)]),
        ],
        Decisions =
        [
            new(
                9, Start.AddDays(6), ActionKind.Retrain, 2, Trigger.Money, Hostile, null, null, 25, 25.5, "version 2, promoted on 2001-01-17",
                [new(ActionKind.Keep, null, 0, 4), new(ActionKind.Retrain, null, 25, null)], [new(Trigger.Money, Outcome.Pass, "enough")]),
        ],
        Gates = [new(Start.AddDays(6), 2, 2, "quality", Outcome.Pass, "no worse", Interval)],
        Rollouts = [new(2, Start.AddDays(6), Start.AddDays(9), "promoted", "no worse", [new(StageKind.Shadow, 0, Start.AddDays(6), Start.AddDays(9), [new(Start.AddDays(8), Outcome.Pass, "no worse", Interval)])])],
        Regret = [new(Day, 0, null, false), new(Day.AddDays(5), 25.5, 1, true)],
        Drift = [new(Day, Hostile, 0.02, SignalState.Quiet), new(Day.AddDays(1), Hostile, 0.3, SignalState.Alarm)],
        Quality = [new(Hostile, "missing", Day, Day.AddDays(1), 0.2, 0.01)],
        Journal = new JournalStory(883, new string('e', 64)),
    };

    /// <summary>One week in which nothing happened, and nothing was to be saved.</summary>
    public static ReplayStory Quiet { get; } = Full with
    {
        Model = "quiet",
        Totals = Full.Totals with { Retrains = new(0, 0, 0, 0), RetrainSpend = new(0, 0, 0, 0), Cost = new("USD", 475, 475, 475, 475), Saved = new(null, 0, 0, 0) },
        Weeks = [Full.Weeks[0], new(Day.AddDays(7), 0, 0, new(0, 0, 0, 0), new(475, 475, 475, 475))],
        Versions = [Full.Versions[0]],
        Decisions = [],
        Gates = [],
        Rollouts = [],
        Regret = [],
        Drift = [],
        Quality = [],
    };

    /// <summary>Both.</summary>
    public static TheoryData<string> Names { get; } = ["full", "quiet"];

    /// <summary>One of both.</summary>
    public static ReplayStory Of(string name) => name == "full" ? Full : Quiet;
}
