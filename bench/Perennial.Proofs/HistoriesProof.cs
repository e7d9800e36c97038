using System.Text.Json.Nodes;

namespace Perennial.Proofs;

/// <summary><c>histories</c>: replays public histories and synthetic ones, of every task and kind of label; <c>histories-NAME</c>: one of them.</summary>
public sealed class HistoriesProof(string name, string summary, IReadOnlyList<HistoryTrial> trials) : IProof
{
    /// <summary>All of them as one proof, and each as one of its own.</summary>
    public static IEnumerable<IProof> OneAndAll(IReadOnlyList<HistoryTrial> trials) => trials
        .Select(trial => new HistoriesProof($"histories-{trial.Name}", $"That history alone: {string.Join("; ", trial.Claims.Select(claim => claim.Says))}.", [trial]))
        .Prepend(new HistoriesProof("histories", "On public and on synthetic histories of every task, the loop does what drift, or its absence, asks for.", trials));

    public string Name => name;

    public string Summary => summary;

    public async Task<ProofOutcome> RunAsync(TextWriter progress, CancellationToken cancellation)
    {
        using var scratch = new Scratch(Name);
        var figures = new JsonObject();
        var passed = true;
        var skipped = new List<string>();
        foreach (var trial in trials)
        {
            if (trial.Missing is { } reason)
            {
                figures[trial.Name] = new JsonObject { ["skipped"] = reason };
                skipped.Add($"{trial.Name} ({reason})");
                continue;
            }

            var (one, holds) = await TryAsync(trial, scratch, cancellation);
            figures[trial.Name] = one;
            passed &= holds;
            await progress.WriteLineAsync($"{trial.Name}: {(holds ? "" : "DOES NOT HOLD ")}{one.ToJsonString()}");
        }

        return new ProofOutcome(passed, figures) { Skipped = skipped };
    }

    /// <summary>What one history shows must not keep the others from being tried.</summary>
    private static async Task<(JsonObject Figures, bool Holds)> TryAsync(HistoryTrial trial, Scratch scratch, CancellationToken cancellation)
    {
        try
        {
            var folder = new ReplayFolder(HistoryFolder.Model(trial.Name), trial.Write(scratch), scratch.At(trial.Name));
            var run = await MeteredReplay.RunAsync(folder, cancellation);
            var failed = trial.Claims.Where(claim => !claim.Holds(run)).Select(claim => (JsonNode)claim.Says).ToArray();
            var figures = run.Figures();
            figures["synthetic"] = trial.Stream is not null;
            figures["claims"] = trial.Claims.Count;
            figures["notHeld"] = new JsonArray(failed);
            return (figures, failed.Length == 0);
        }
        catch (Exception fault) when (fault is InvalidOperationException or DuckDB.NET.Data.DuckDBException)
        {
            return (new JsonObject { ["error"] = fault.Message }, false);
        }
    }
}
