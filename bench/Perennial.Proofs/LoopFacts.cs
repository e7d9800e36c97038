using Perennial.Adapters.Files;
using Perennial.Adapters.Sqlite;
using Perennial.Decide;
using Perennial.Monitor;
using Perennial.Registry;
using Perennial.Terms;
using Perennial.Train;

namespace Perennial.Proofs;

/// <summary>What a journal says the loop did.</summary>
/// <param name="Model">Whose journal it is.</param>
/// <param name="RunDays">The days on which a training began; the first version's, then its twin's, among them.</param>
/// <param name="Triggers">What asked for each.</param>
/// <param name="Promotions">The days on which a version became champion.</param>
/// <param name="TakenBack">How often a stored version did so again.</param>
/// <param name="Cohorts">Every measured day.</param>
public sealed record LoopFacts(
    string Model, IReadOnlyList<DateOnly> RunDays, IReadOnlyList<Trigger> Triggers, IReadOnlyList<DateOnly> Promotions, int TakenBack, IReadOnlyList<Cohort> Cohorts)
{
    /// <summary>Trainings begun.</summary>
    public int Runs => RunDays.Count;

    /// <summary>Trainings that were begun for anything but to have a first version and a twin to learn from.</summary>
    public int Retrains => Triggers.Count(trigger => trigger is not (Trigger.First or Trigger.Twin));

    /// <summary>Reads the journals of a data folder at rest: one for each model.</summary>
    public static IReadOnlyList<LoopFacts> Read(string data)
    {
        using var store = new SqliteJournalStore(DataFolder.Open(data, TimeProvider.System));
        var journal = new Journal(store);
        return [.. journal.Streams().Select(model => Of(model, journal.Read(model)))];
    }

    private static LoopFacts Of(string model, IReadOnlyList<Recorded> all)
    {
        var runs = all.Where(one => one.Fact is RunStarted).ToList();
        return new LoopFacts(
            model,
            [.. runs.Select(one => Days.Of(one.Event.AsOf))],
            [.. runs.Select(one => ((RunStarted)one.Fact).Trigger)],
            [.. all.Where(one => one.Fact is VersionPromoted).Select(one => Days.Of(one.Event.AsOf))],
            all.Count(one => one.Fact is DecisionTaken { Decision.Action: ActionKind.Reuse }),
            [.. all.Select(one => one.Fact).OfType<CohortMeasured>().Select(one => one.Cohort)]);
    }
}
