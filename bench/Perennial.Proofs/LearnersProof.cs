using System.Text.Json.Nodes;
using Perennial.Terms;
using Perennial.Train;

namespace Perennial.Proofs;

/// <summary><c>learners</c>: what learning on costs beside learning anew where a tenth of the rows is new, and how many rows a second it takes in little memory.</summary>
public sealed class LearnersProof : IProof
{
    private const double Most = 0.5;
    private const int Rounds = 5;
    private const int NewPart = 11;
    private const int FewRows = 200;
    private const long Cap = 256L << 20;
    private static readonly int[] Batches = [25_000, 50_000, 100_000, 200_000];

    public string Name => "learners";

    public string Summary => "With a tenth of new rows, incremental LightGBM takes at most half the processor time of a full training, the start of the process apart; rows a second of every learner under 256 MiB.";

    public async Task<ProofOutcome> RunAsync(TextWriter progress, CancellationToken cancellation)
    {
        using var scratch = new Scratch(Name);
        var (growth, holds, skipped) = (new JsonObject(), true, new List<string>());
        foreach (var history in StrategyHistory.All)
        {
            if (history.Missing is { } reason)
            {
                growth[history.Name] = new JsonObject { ["skipped"] = reason };
                skipped.Add($"{history.Name} ({reason})");
                continue;
            }

            using var bench = new TrainingBench(scratch.At(history.Name + "-bench"));
            var row = await CompareAsync(new HistoryRows(history, scratch), bench, cancellation);
            growth[history.Name] = row;
            holds &= (double)row["incrementalOverFullWithoutStart"]! <= Most;
            await progress.WriteLineAsync($"{history.Name}: {row.ToJsonString()}");
        }

        var updates = await CapAsync(scratch, skipped, progress, cancellation);
        return new ProofOutcome(holds, new JsonObject { ["most"] = Most, ["tenthNew"] = growth, ["capMebibytes"] = Cap >> 20, ["updates"] = updates }) { Skipped = skipped };
    }

    /// <summary>The same rows known, the same rows new, in rounds that alternate; the median of each.</summary>
    private static async Task<JsonObject> CompareAsync(HistoryRows rows, TrainingBench bench, CancellationToken cancellation)
    {
        var known = rows.Count - (rows.Count / NewPart);
        TrainingJob Job(Action<string> write) => TrainingBench.Job(rows.Model, Trainers.LightGbm, write);
        var parent = (await bench.FinishAsync(Job(rows.Between(0, known)), cancellation)).Artifact;
        // A quarter as many known rows as new ones: the default of train.rehearsal.
        var grown = Job(rows.Between(known, rows.Count, every: 4 * (NewPart - 1))) with { Parent = parent };
        var jobs = new Dictionary<string, TrainingJob>
        {
            ["full"] = Job(rows.Between(0, rows.Count)),
            ["incremental"] = grown with { Strategy = TrainingStrategy.Incremental },
            ["fineTune"] = grown with { Strategy = TrainingStrategy.FineTune },
            ["start"] = Job(rows.Between(0, FewRows)) with { Parameters = new Dictionary<string, string> { ["num_iterations"] = "1" } },
        };
        var took = jobs.Keys.ToDictionary(name => name, _ => new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var (name, job) in jobs)
            {
                took[name].Add((await bench.FinishAsync(job, cancellation)).Usage.CpuSeconds);
            }
        }

        var median = took.ToDictionary(one => one.Key, one => one.Value.Order().ElementAt(Rounds / 2));
        var figures = new JsonObject { ["rows"] = rows.Count, ["newRows"] = rows.Count - known };
        foreach (var (name, seconds) in median)
        {
            figures[name + "CpuSeconds"] = Math.Round(seconds, 3);
        }

        figures["incrementalOverFull"] = Math.Round(median["incremental"] / median["full"], 3);
        figures["fineTuneOverFull"] = Math.Round(median["fineTune"] / median["full"], 3);
        figures["incrementalOverFullWithoutStart"] = Math.Round((median["incremental"] - median["start"]) / (median["full"] - median["start"]), 3);
        return figures;
    }

    private static async Task<JsonObject> CapAsync(Scratch scratch, List<string> skipped, TextWriter progress, CancellationToken cancellation)
    {
        var history = StrategyHistory.All.First(one => one.Source is null);
        var rows = new HistoryRows(history, scratch);
        using var bench = new TrainingBench(scratch.At("cap-bench"));
        var table = new JsonObject();
        foreach (var trainer in Trainers.BuiltIn)
        {
            string? network = null;
            if (trainer == Trainers.OnnxHead)
            {
                (network, var missing) = await PretrainedNetwork.MakeAsync(history, scratch, cancellation);
                if (missing is not null)
                {
                    table[trainer] = new JsonObject { ["skipped"] = missing };
                    skipped.Add($"{trainer} ({missing})");
                    continue;
                }
            }

            table[trainer] = await CapAsync(bench, rows, trainer, network, cancellation);
            await progress.WriteLineAsync($"{trainer}: {table[trainer]!.ToJsonString()}");
        }

        return table;
    }

    /// <summary>Ever more rows at once, until the limit ends the training.</summary>
    private static async Task<JsonArray> CapAsync(TrainingBench bench, HistoryRows rows, string trainer, string? network, CancellationToken cancellation)
    {
        var parameters = new Dictionary<string, string>();
        if (network is not null)
        {
            parameters["network"] = network;
        }

        var first = TrainingBench.Job(rows.Model, trainer, rows.Between(0, Batches[0])) with { Parameters = parameters };
        var parent = (await bench.FinishAsync(first, cancellation)).Artifact;
        var found = new JsonArray();
        foreach (var batch in Batches)
        {
            var job = first with { Parent = parent, Strategy = TrainingStrategy.Incremental, MemoryLimitBytes = Cap, WriteRows = rows.Between(Batches[0], Batches[0] + batch) };
            var result = await bench.RunAsync(job, cancellation);
            found.Add(result is TrainingResult.Finished { Usage: var usage }
                ? new JsonObject
                {
                    ["rows"] = batch,
                    ["rowsPerSecond"] = Math.Round(batch / usage.WallSeconds),
                    ["rowsPerCpuSecond"] = Math.Round(batch / usage.CpuSeconds),
                    ["peakMebibytes"] = Math.Round(usage.PeakMemoryBytes / 1048576.0),
                }
                : new JsonObject { ["rows"] = batch, ["ended"] = ((TrainingResult.Failed)result).Reason });
        }

        return found;
    }
}
