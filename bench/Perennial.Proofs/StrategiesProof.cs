using System.Globalization;
using System.Text.Json.Nodes;
using Perennial.Adapters.Files;
using Perennial.Adapters.Sqlite;
using Perennial.Registry;
using Perennial.Train;

namespace Perennial.Proofs;

/// <summary><c>strategies</c>: the same histories under every way of making a version, retrained by the same calendar.</summary>
public sealed class StrategiesProof : IProof
{
    /// <summary>How much worse than the best fixed way the open one may be.</summary>
    private const double Most = 1.01;

    private static readonly (string Name, string? Source, string Schedule, string First)[] Histories =
    [
        ("flights", null, "0 0 * * 1", "14d"),
        ("sea", "sea_50k.csv.gz", "0 0 * * 1", "10d"),
        ("bike", "bike_sharing_hour.csv.gz", "0 0 1 * *", "42d"),
        ("acs", "acs_employment_ma_2015_2018.csv.gz", "0 0 1,15 * *", "21d"),
    ];

    public string Name => "strategies";

    public string Summary => "Every strategy and window, on four histories retrained by the same calendar; where it is left open, the loss is within a hundredth of the best fixed way.";

    public async Task<ProofOutcome> RunAsync(TextWriter progress, CancellationToken cancellation)
    {
        using var scratch = new Scratch(Name);
        var figures = new JsonObject();
        var holds = true;
        var skipped = new List<string>();
        foreach (var (name, source, schedule, first) in Histories)
        {
            if (source is not null && HistoryFolder.Missing(source) is { } reason)
            {
                figures[name] = new JsonObject { ["skipped"] = reason };
                skipped.Add($"{name} ({reason})");
                continue;
            }

            var table = new JsonObject();
            var losses = new Dictionary<string, double>();
            foreach (var way in WayOfTraining.All)
            {
                var folder = Prepare(scratch, name, source, schedule, first, way);
                await folder.FinishAsync(cancellation);
                var (row, loss) = Read(folder.Data);
                (table[way.Name], losses[way.Name]) = (row, loss);
                await progress.WriteLineAsync($"{name}, {way.Name}: {row.ToJsonString()}");
                Directory.Delete(folder.Data, recursive: true);
            }

            var ratio = losses[WayOfTraining.Open] / losses.Where(one => one.Key != WayOfTraining.Open).Min(one => one.Value);
            table["autoOverBest"] = Math.Round(ratio, 4);
            figures[name] = table;
            holds &= ratio <= Most;
        }

        return new ProofOutcome(holds, figures) { Skipped = skipped };
    }

    private static ReplayFolder Prepare(Scratch scratch, string name, string? source, string schedule, string first, WayOfTraining way)
    {
        var (model, history) = (scratch.At($"{name}.yaml"), source is null ? Sample.History : scratch.At($"{name}.parquet"));
        way.Write(source is null ? Sample.Model : HistoryFolder.Model(name), schedule, first, model);
        if (source is not null && !File.Exists(history))
        {
            HistoryFolder.Derive(name, source, history);
        }

        return new ReplayFolder(model, history, scratch.At($"{name}-data"));
    }

    /// <summary>The mean loss of all that was answered, and what the trainings took.</summary>
    private static (JsonObject Row, double Loss) Read(string data)
    {
        using var store = new SqliteJournalStore(DataFolder.Open(data, TimeProvider.System));
        var journal = new Journal(store);
        var all = journal.Read(journal.Streams().Single());
        var days = all.Select(one => one.Fact).OfType<Monitor.CohortMeasured>().Select(one => one.Cohort).Where(day => day.Served is not null).ToList();
        var loss = days.Sum(day => day.Served!.Mean * day.Served.Rows) / days.Sum(day => day.Served!.Rows);
        var versions = all.Where(one => one.Fact is VersionRegistered).ToList();
        return (new JsonObject
        {
            ["loss"] = Math.Round(loss, 5),
            ["trainings"] = versions.Count,
            ["cpuSecondsPerTraining"] = Math.Round(versions.Average(Cpu), 3),
            ["rowsPerTraining"] = Math.Round(versions.Average(one => ((VersionRegistered)one.Fact).Version.TrainingRows)),
            ["trialCpuSeconds"] = Math.Round(all.Where(one => one.Fact is TrialJudged).Sum(Cpu), 1),
            ["chosen"] = string.Join("; ", all.Select(one => one.Fact).OfType<DatasetTaken>().CountBy(Way).OrderByDescending(one => one.Value)
                .Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Key} {one.Value}"))),
        }, loss);
    }

    private static double Cpu(Recorded one) => one.Event.Measured is { } measured ? JsonNode.Parse(measured)!["cpuSeconds"]!.GetValue<double>() : 0;

    private static string Way(DatasetTaken taken) => taken.Recipe is { } recipe ? $"{recipe.Strategy} {recipe.Window}" : "Full Expanding";
}
