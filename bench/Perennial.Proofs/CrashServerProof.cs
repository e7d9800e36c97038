using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;

namespace Perennial.Proofs;

/// <summary><c>crash-server</c>: kills a server under load at each of its durable writes, and anywhere. <c>PERENNIAL_SERVER_KILLS</c> says how often anywhere, 50 where it is not set; <c>PERENNIAL_SERVER_POINTS</c> at which points, with commas, every one where it is not set.</summary>
/// <param name="randomKills">How often anywhere; null for what the environment says.</param>
/// <param name="points">Where it dies, <c>NAME:before|after:N</c> each; null for every point.</param>
public sealed class CrashServerProof(int? randomKills = null, IReadOnlyList<string>? points = null) : IProof
{
    private const string Kills = "PERENNIAL_SERVER_KILLS";
    private const string Points = "PERENNIAL_SERVER_POINTS";
    private const int AtOnce = 2;
    private static readonly TimeSpan Vanishing = TimeSpan.FromSeconds(60);

    public string Name => "crash-server";

    public string Summary => "Killed under load at every durable write and anywhere else, a server loses nothing that it acknowledged, has at most one champion, and does nothing twice.";

    public async Task<ProofOutcome> RunAsync(TextWriter progress, CancellationToken cancellation)
    {
        using var scratch = new Scratch(Name);
        var prepared = new ServedFolder(scratch.At("prepared"));
        await ServedModel.PrepareAsync(prepared, cancellation);
        var (steps, passes, span) = await UndisturbedAsync(await CopyAsync(prepared, scratch.At("undisturbed"), cancellation), cancellation);
        var kills = randomKills ?? int.Parse(Environment.GetEnvironmentVariable(Kills) ?? "50", CultureInfo.InvariantCulture);
        var chosen = points ?? Environment.GetEnvironmentVariable(Points)?.Split(',');
        List<ServerTrial> trials = [.. AtRandom(kills, span), .. chosen is null ? AtPoints(passes) : chosen.Select(ServerTrial.At)];
        await progress.WriteLineAsync($"{passes.Count} points, {passes.Values.Sum()} passes in {span.TotalSeconds:0.0} s; {trials.Count} trials; {string.Join("; ", steps)}");
        var results = new ConcurrentQueue<(ServerTrial Trial, int Deaths, int Rows, IReadOnlyList<string> Faults)>();
        await Parallel.ForEachAsync(trials.Index(), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation }, async (one, stop) =>
        {
            var (deaths, rows, faults) = await TryAsync(one.Item, await CopyAsync(prepared, scratch.At($"trial-{one.Index}"), stop), steps, stop);
            results.Enqueue((one.Item, deaths, rows, faults));
            await progress.WriteLineAsync($"{results.Count} of {trials.Count}: {one.Item.Name}: died {deaths} times, {rows} rows acknowledged: {(faults.Count == 0 ? "well" : string.Join("; ", faults))}");
        });
        scratch.IsKept = results.Any(result => result.Faults.Count > 0);
        return Outcome(passes, span, [.. results]);
    }

    private static async Task<ServedFolder> CopyAsync(ServedFolder prepared, string to, CancellationToken cancellation)
    {
        await Launch.RunAsync("cp", ["-r", prepared.Data, to], new Dictionary<string, string>(), cancellation);
        return new ServedFolder(to);
    }

    private static async Task<(IReadOnlyList<string> Steps, SortedDictionary<string, int> Passes, TimeSpan Span)> UndisturbedAsync(ServedFolder folder, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        var life = new ServedLife(folder, ServerTrial.Undisturbed);
        var (load, faults) = await life.RunAsync(cancellation);
        var span = clock.Elapsed;
        var history = ServedHistory.Read(folder.Data);
        List<string> wrong = [.. faults, .. history.Faults(load, history.Steps)];
        return wrong.Count > 0 ? throw new InvalidOperationException($"Undisturbed: {string.Join("; ", wrong)}")
            : (history.Steps, new(File.ReadLines(life.Trace).CountBy(line => line).ToDictionary(), StringComparer.Ordinal), span);
    }

    /// <summary>Every point: before its first pass, and after one that a slower life still reaches.</summary>
    private static IEnumerable<ServerTrial> AtPoints(IReadOnlyDictionary<string, int> passes) =>
        from point in passes
        let middle = Math.Max(1, point.Value / 3)
        from one in new[] { ("before", 1), ("after", middle) }
        select ServerTrial.At(string.Create(CultureInfo.InvariantCulture, $"{point.Key}:{one.Item1}:{one.Item2}"));

    private static IEnumerable<ServerTrial> AtRandom(int count, TimeSpan span)
    {
        var random = new Random(1);
        for (var number = 1; number <= count; number++)
        {
            var after = span * random.NextDouble();
            yield return new ServerTrial(string.Create(CultureInfo.InvariantCulture, $"random kill {number} after {after.TotalSeconds:0.000} s"), After: after);
        }
    }

    private static async Task<(int Deaths, int Rows, IReadOnlyList<string> Faults)> TryAsync(ServerTrial trial, ServedFolder folder, IReadOnlyList<string> steps, CancellationToken cancellation)
    {
        var life = new ServedLife(folder, trial);
        try
        {
            var (load, faults) = await life.RunAsync(cancellation);
            List<string> all = [.. faults, .. ServedHistory.Read(folder.Data).Faults(load, steps)];
            await folder.RunAsync(cancellation, "verify");
            if (await ProcessScan.GoneAsync(folder.Data, Vanishing, cancellation) is null)
            {
                all.Add($"processes are left: {string.Join(", ", ProcessScan.Naming(folder.Data))}");
            }

            if (all.Count == 0)
            {
                Directory.Delete(folder.Data, recursive: true);
            }

            return (life.Deaths, load.Predictions.Count + load.Labels.Count, all);
        }
        catch (InvalidOperationException fault)
        {
            return (life.Deaths, 0, [fault.Message]);
        }
    }

    private static ProofOutcome Outcome(SortedDictionary<string, int> passes, TimeSpan span, IReadOnlyList<(ServerTrial Trial, int Deaths, int Rows, IReadOnlyList<string> Faults)> results)
    {
        var failures = results.Where(result => result.Faults.Count > 0).Select(result => $"{result.Trial.Name}: {string.Join("; ", result.Faults)}");
        return new ProofOutcome(results.All(result => result.Faults.Count == 0) && results.Any(result => result.Deaths > 0), new JsonObject
        {
            ["points"] = passes.Count,
            ["passes"] = new JsonObject(passes.Select(point => KeyValuePair.Create(point.Key, (JsonNode?)point.Value))),
            ["trials"] = results.Count,
            ["kills"] = results.Count(result => result.Deaths > 0),
            ["serverLived"] = new JsonArray([.. results.Where(result => result.Deaths == 0).Select(result => (JsonNode)result.Trial.Name)]),
            ["acknowledgedRows"] = results.Sum(result => result.Rows),
            ["undisturbedSeconds"] = Math.Round(span.TotalSeconds, 1),
            ["failures"] = new JsonArray([.. failures.Select(failure => (JsonNode)failure)]),
        });
    }
}
