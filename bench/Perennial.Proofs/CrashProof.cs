using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Perennial.Proofs;

/// <summary><c>crash</c>: kills a replay before and after each of its durable writes, and anywhere.</summary>
public sealed class CrashProof : IProof
{
    private const int RandomKills = 20;
    private const int KillsBelow = 8;
    private const int AtOnce = 2;
    private static readonly TimeSpan Vanishing = TimeSpan.FromSeconds(30);

    public string Name => "crash";

    public string Summary => "Killed before and after every durable write and anywhere else, a replay goes on to the same digest, and nothing is left over.";

    public async Task<ProofOutcome> RunAsync(TextWriter progress, CancellationToken cancellation)
    {
        using var scratch = new Scratch(Name);
        var history = Excerpt.Write(scratch.Root);
        var (passes, undisturbed, span) = await UndisturbedAsync(new ReplayFolder(Excerpt.Model, history, scratch.At("undisturbed")), cancellation);
        List<Trial> trials = [.. CrashTrials.BelowIt(KillsBelow), .. CrashTrials.AtRandom(RandomKills, span), .. CrashTrials.AtPoints(passes)];
        await progress.WriteLineAsync($"{passes.Count} points, {passes.Values.Sum()} passes in {span.TotalSeconds:0.0} s; digest {undisturbed.Digest}; {trials.Count} trials");
        var results = new ConcurrentQueue<TrialResult>();
        await Parallel.ForEachAsync(trials.Index(), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation }, async (one, stop) =>
        {
            var result = await TryAsync(one.Item, new ReplayFolder(Excerpt.Model, history, scratch.At($"trial-{one.Index}")), undisturbed, stop);
            results.Enqueue(result);
            var verdict = result.Faults.Count == 0 ? "well" : string.Join("; ", result.Faults);
            await progress.WriteLineAsync($"{results.Count} of {trials.Count}: {result.Name}: {result.Disturbance}, rest {result.Resumed.TotalSeconds:0.0} s: {verdict}");
        });
        scratch.IsKept = results.Any(result => result.Faults.Count > 0);
        return Outcome(passes, undisturbed, span, [.. results]);
    }

    /// <summary>Replays twice into one folder: the second time there is nothing left to do, and nothing must change.</summary>
    private static async Task<(SortedDictionary<string, int> Passes, Footprint Left, TimeSpan Span)> UndisturbedAsync(ReplayFolder folder, CancellationToken cancellation)
    {
        var trace = folder.Data + ".trace";
        var clock = Stopwatch.StartNew();
        using (var program = folder.Start(new Dictionary<string, string> { ["PERENNIAL_CRASH_TRACE"] = trace }))
        {
            var result = await program.WaitAsync(cancellation);
            if (result.ExitCode != 0)
            {
                throw new InvalidOperationException($"The undisturbed replay ended with {result.ExitCode}: {result.Errors}");
            }
        }

        var span = clock.Elapsed;
        var left = Footprint.Read(folder.Data);
        await folder.FinishAsync(cancellation);
        var faults = Footprint.Read(folder.Data).Faults(left).ToList();
        return faults.Count > 0
            ? throw new InvalidOperationException($"Replaying a finished replay changed it: {string.Join("; ", faults)}")
            : (new(File.ReadLines(trace).CountBy(line => line).ToDictionary(), StringComparer.Ordinal), left, span);
    }

    private static async Task<TrialResult> TryAsync(Trial trial, ReplayFolder folder, Footprint undisturbed, CancellationToken cancellation)
    {
        var disturbance = Disturbance.Missed;
        var resumed = TimeSpan.Zero;
        List<string> faults = [];
        try
        {
            disturbance = await trial.DisturbAsync(folder, cancellation);
            resumed = disturbance == Disturbance.Coped ? TimeSpan.Zero : await folder.FinishAsync(cancellation);
            if (await ProcessScan.GoneAsync(folder.Data, Vanishing, cancellation) is null)
            {
                faults.Add($"processes are left: {string.Join(", ", ProcessScan.Naming(folder.Data))}");
            }

            faults.AddRange(Footprint.Read(folder.Data).Faults(undisturbed));
        }
        catch (InvalidOperationException fault)
        {
            faults.Add(fault.Message);
        }

        if (faults.Count == 0)
        {
            Directory.Delete(folder.Data, recursive: true);
        }

        return new TrialResult(trial.Name, disturbance, resumed, faults);
    }

    private static ProofOutcome Outcome(SortedDictionary<string, int> passes, Footprint undisturbed, TimeSpan span, IReadOnlyList<TrialResult> results)
    {
        var died = results.Where(result => result.Disturbance == Disturbance.Died).ToList();
        var failures = results.Where(result => result.Faults.Count > 0).Select(result => $"{result.Name}: {string.Join("; ", result.Faults)}");
        return new ProofOutcome(results.All(result => result.Faults.Count == 0), new JsonObject
        {
            ["points"] = passes.Count,
            ["passes"] = new JsonObject(passes.Select(point => KeyValuePair.Create(point.Key, (JsonNode?)point.Value))),
            ["trials"] = results.Count,
            ["kills"] = died.Count,
            ["copedKills"] = results.Count(result => result.Disturbance == Disturbance.Coped),
            ["missedKills"] = results.Count(result => result.Disturbance == Disturbance.Missed),
            ["undisturbedSeconds"] = Math.Round(span.TotalSeconds, 2),
            ["meanResumeSeconds"] = died.Count == 0 ? null : Math.Round(died.Average(result => result.Resumed.TotalSeconds), 2),
            ["digest"] = undisturbed.Digest,
            ["events"] = undisturbed.Events,
            ["blobs"] = undisturbed.Blobs.Count,
            ["failures"] = new JsonArray([.. failures.Select(failure => (JsonNode)failure)]),
        });
    }
}
