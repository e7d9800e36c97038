using System.Globalization;
using System.Text.Json.Nodes;
using Perennial.Adapters.Files;
using Perennial.Adapters.Sqlite;
using Perennial.Monitor;
using Perennial.Registry;
using Perennial.Train;

namespace Perennial.Proofs;

/// <summary>What came of a way of training: how good the answers were, and what the trainings took.</summary>
/// <param name="Loss">The mean loss of all that was answered.</param>
/// <param name="Cost">That loss and the retrains, in the model's currency.</param>
/// <param name="Trainings">Versions that were made.</param>
/// <param name="CpuSeconds">Processor time of one of them, in the mean.</param>
/// <param name="Rows">What one of them was trained on, in the mean.</param>
/// <param name="TrialCpuSeconds">Processor time of all trials.</param>
/// <param name="Ways">How versions were made, and how often.</param>
public sealed record WayResult(double Loss, double Cost, int Trainings, double CpuSeconds, double Rows, double TrialCpuSeconds, string Ways)
{
    /// <summary>Reads a data folder at rest.</summary>
    public static WayResult Read(string data)
    {
        using var store = new SqliteJournalStore(DataFolder.Open(data, TimeProvider.System));
        var journal = new Journal(store);
        var all = journal.Read(journal.Streams().Single());
        var facts = all.Select(one => one.Fact).ToList();
        var days = facts.OfType<CohortMeasured>().Select(one => one.Cohort).Where(day => day.Served is not null).ToList();
        var versions = all.Where(one => one.Fact is VersionRegistered).ToList();
        var paid = days.Sum(day => day.Served!.Mean * day.Served.Rows);
        var costs = facts.OfType<ModelDeclared>().Last().Declaration.Costs;
        return new WayResult(
            paid / days.Sum(day => day.Served!.Rows),
            (paid * costs.Loss) + versions.Sum(one => ((VersionRegistered)one.Fact).Version.Cost),
            versions.Count,
            versions.Average(Cpu),
            versions.Average(one => (double)((VersionRegistered)one.Fact).Version.TrainingRows),
            all.Where(one => one.Fact is TrialJudged).Sum(Cpu),
            string.Join("; ", facts.OfType<DatasetTaken>().CountBy(Way).OrderByDescending(one => one.Value)
                .Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Key} {one.Value}"))));
    }

    /// <summary>For a report.</summary>
    public JsonObject Figures() => new()
    {
        ["loss"] = Math.Round(Loss, 5),
        ["cost"] = Math.Round(Cost, 1),
        ["trainings"] = Trainings,
        ["cpuSecondsPerTraining"] = Math.Round(CpuSeconds, 3),
        ["rowsPerTraining"] = Math.Round(Rows),
        ["trialCpuSeconds"] = Math.Round(TrialCpuSeconds, 1),
        ["ways"] = Ways,
    };

    private static double Cpu(Recorded one) => one.Event.Measured is { } measured ? JsonNode.Parse(measured)!["cpuSeconds"]!.GetValue<double>() : 0;

    private static string Way(DatasetTaken taken) => taken.Recipe is { } recipe
        ? string.Create(CultureInfo.InvariantCulture, $"{recipe.Strategy} {recipe.Window}{(recipe.Span is { TotalDays: var days } ? $" {days:0}d" : "")}")
        : "Full";
}
