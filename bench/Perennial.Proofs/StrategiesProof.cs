using System.Text.Json.Nodes;
using Perennial.Terms;

namespace Perennial.Proofs;

/// <summary><c>strategies</c>: the same histories under every way of making a version, retrained by the same calendar; <c>strategies-NAME</c>: one history, or one trainer.</summary>
public sealed class StrategiesProof(string name, string summary, IReadOnlyList<StrategyHistory> histories, IReadOnlyList<string> trainers) : IProof
{
    /// <summary>How much worse than the best fixed way the open one may be.</summary>
    private const double Most = 1.01;

    /// <summary>All of them as one proof, and each history and trainer as one of its own.</summary>
    public static IEnumerable<IProof> OneAndAll(IReadOnlyList<StrategyHistory> histories) => histories
        .Select(history => new StrategiesProof($"strategies-{history.Name}", "That history alone.", [history], Trainers.BuiltIn))
        .Concat(Trainers.BuiltIn.Select(trainer => new StrategiesProof($"strategies-{trainer}", "That trainer alone.", histories, [trainer])))
        .Prepend(new StrategiesProof(
            "strategies", "Every strategy and window of every trainer, on histories retrained by the same calendar; left open, the loss is within a hundredth of the best fixed way.", histories, Trainers.BuiltIn));

    public string Name => name;

    public string Summary => summary;

    public async Task<ProofOutcome> RunAsync(TextWriter progress, CancellationToken cancellation)
    {
        using var scratch = new Scratch(Name);
        var figures = new JsonObject();
        var holds = true;
        var skipped = new List<string>();
        foreach (var history in histories)
        {
            if (history.Missing is { } reason)
            {
                figures[history.Name] = new JsonObject { ["skipped"] = reason };
                skipped.Add($"{history.Name} ({reason})");
                continue;
            }

            var tables = new JsonObject();
            foreach (var trainer in trainers)
            {
                var (table, held) = await TryAsync(history, trainer, scratch, progress, cancellation);
                tables[trainer] = table;
                if ((string?)table["skipped"] is { } missing)
                {
                    skipped.Add($"{history.Name}, {trainer} ({missing})");
                }

                holds &= held;
            }

            figures[history.Name] = tables;
        }

        return new ProofOutcome(holds, figures) { Skipped = skipped };
    }

    private static async Task<(JsonObject Table, bool Holds)> TryAsync(StrategyHistory history, string trainer, Scratch scratch, TextWriter progress, CancellationToken cancellation)
    {
        string? network = null;
        if (trainer == Trainers.OnnxHead)
        {
            (network, var missing) = await PretrainedNetwork.MakeAsync(history, scratch, cancellation);
            if (missing is not null)
            {
                return (new JsonObject { ["skipped"] = missing }, true);
            }
        }

        var results = new Dictionary<string, WayResult>();
        foreach (var way in WayOfTraining.Of(trainer))
        {
            var folder = new ReplayFolder(scratch.At($"{history.Name}.yaml"), history.Rows(scratch), scratch.At($"{history.Name}-data"));
            way.Write(history, network, folder.Model);
            await folder.ReplayAsync(cancellation);
            results[way.Name] = WayResult.Read(folder.Data);
            await progress.WriteLineAsync($"{history.Name}, {trainer}, {way.Name}: {results[way.Name].Figures().ToJsonString()}");
            Directory.Delete(folder.Data, recursive: true);
        }

        var best = results.Where(one => one.Key != WayOfTraining.Open).MinBy(one => one.Value.Loss);
        var ratio = results[WayOfTraining.Open].Loss / best.Value.Loss;
        var table = new JsonObject([.. results.Select(one => KeyValuePair.Create(one.Key, (JsonNode?)one.Value.Figures()))])
        {
            ["best"] = best.Key,
            ["autoOverBest"] = Math.Round(ratio, 4),
        };
        await progress.WriteLineAsync($"{history.Name}, {trainer}: auto is {ratio:0.0000} of {best.Key}");
        return (table, ratio <= Most);
    }
}
