using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;

namespace Perennial.Proofs;

/// <summary><c>overhead</c>: a whole run by <c>perennial turn --wait</c>, beside the same training started directly: the same rows, the same parameters, in rounds that alternate.</summary>
public sealed class OverheadProof : IProof
{
    private const double Most = 1.2;
    private const double LongSeconds = 10;
    private const int Rounds = 5;
    private static readonly Dictionary<string, string> Plain = [];

    public string Name => "overhead";

    public string Summary => "A run of over 10 s takes at most 1.2 times as long as its training started directly; what a run takes beside its training.";

    public async Task<ProofOutcome> RunAsync(TextWriter progress, CancellationToken cancellation)
    {
        var large = await MeasureAsync("long", "true", 1_500, progress, cancellation);
        var tiny = await MeasureAsync("tiny", "date < '2001-01-25' AND flight % 7 = 0", 1, progress, cancellation);
        var holds = (double)large["directSeconds"]! > LongSeconds && (double)large["ratio"]! <= Most;
        return new ProofOutcome(holds, new JsonObject { ["most"] = Most, ["rounds"] = Rounds, ["long"] = large, ["tiny"] = tiny });
    }

    private static async Task<JsonObject> MeasureAsync(string name, string rows, int trees, TextWriter progress, CancellationToken cancellation)
    {
        using var scratch = new Scratch($"overhead-{name}");
        var folder = new ReplayFolder(scratch.At("model.yaml"), scratch.At("history.parquet"), scratch.At("data"));
        HistoryRows.Run($"COPY (SELECT * FROM '{Sample.History}' WHERE {rows} ORDER BY date, flight) TO '{folder.History}' (FORMAT parquet)");
        WayOfTraining.Write(
            Sample.Model,
            string.Create(CultureInfo.InvariantCulture, $"first: 10d, minimum: {{ rows: 100 }}, parameters: {{ num_iterations: {trees} }}"),
            "0 0 1 1 *",
            "3d",
            folder.Model);
        await folder.ReplayAsync(cancellation);
        var (runs, directs) = (new List<RunParts>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            runs.Add(await RunAsync(folder.Data, cancellation));
            directs.Add(await DirectAsync(runs[0].Attempt, scratch.At("direct"), cancellation));
            await progress.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{name}, round {round + 1}: run {runs[^1].Seconds:0.000} s, direct {directs[^1]:0.000} s"));
        }

        return Figures(runs, directs);
    }

    /// <summary>A person asks, and the program takes turns until the run is over and its version serves.</summary>
    private static async Task<RunParts> RunAsync(string data, CancellationToken cancellation)
    {
        await PerennialAsync(["retrain", "--reason", "measured", "--data", data], cancellation);
        var began = TimeProvider.System.GetUtcNow().UtcDateTime;
        var clock = Stopwatch.StartNew();
        await PerennialAsync(["turn", "--wait", "--data", data], cancellation);
        return RunParts.Of(Path.Combine(data, "runs", "flight-delay"), began, clock.Elapsed);
    }

    /// <summary>The trainer alone, on a copy of what the run gave it.</summary>
    private static async Task<double> DirectAsync(string attempt, string folder, CancellationToken cancellation)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        foreach (var file in Directory.EnumerateFiles(Path.Combine(attempt, "input"), "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(attempt, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        var clock = Stopwatch.StartNew();
        await PerennialAsync(["train-job", folder], cancellation);
        var took = clock.Elapsed.TotalSeconds;
        var (one, other) = (Path.Combine(attempt, "model", "model.txt"), Path.Combine(folder, "model", "model.txt"));
        return File.ReadAllBytes(one).SequenceEqual(File.ReadAllBytes(other)) ? took : throw new InvalidOperationException($"{one} and {other} differ: these are not the same training.");
    }

    private static async Task PerennialAsync(string[] arguments, CancellationToken cancellation)
    {
        var result = await Launch.PerennialAsync(arguments, Plain, cancellation);
        if (result.ExitCode != 0)
        {
            throw new InvalidOperationException($"perennial {string.Join(' ', arguments)} ended with {result.ExitCode}: {result.Output.Trim()} {result.Errors.Trim()}");
        }
    }

    private static JsonObject Figures(List<RunParts> runs, List<double> directs)
    {
        var (whole, direct) = (Median(runs.Select(run => run.Seconds)), Median(directs));
        return new JsonObject
        {
            ["rows"] = runs[0].Rows,
            ["runSeconds"] = Math.Round(whole, 3),
            ["directSeconds"] = Math.Round(direct, 3),
            ["ratio"] = Math.Round(whole / direct, 3),
            ["overheadMilliseconds"] = Math.Round((whole - direct) * 1000),
            ["ofThatBeforeExport"] = Milliseconds(runs, run => run.BeforeSeconds),
            ["ofThatExport"] = Milliseconds(runs, run => run.ExportSeconds),
            ["ofThatSupervisor"] = Math.Round((Median(runs.Select(run => run.SupervisedSeconds)) - direct) * 1000),
            ["ofThatAfterTraining"] = Milliseconds(runs, run => run.AfterSeconds),
            ["runs"] = new JsonArray([.. runs.Select(run => (JsonNode)Math.Round(run.Seconds, 3))]),
            ["directs"] = new JsonArray([.. directs.Select(seconds => (JsonNode)Math.Round(seconds, 3))]),
        };
    }

    private static double Milliseconds(List<RunParts> runs, Func<RunParts, double> part) => Math.Round(Median(runs.Select(part)) * 1000);

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Rounds / 2);
}
