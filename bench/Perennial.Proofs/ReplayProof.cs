using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Perennial.Proofs;

/// <summary><c>replay</c>: replays the sample twice.</summary>
public sealed class ReplayProof : IProof
{
    private const double Mebibyte = 1 << 20;
    private const long MostBytes = 1L << 30;
    private static readonly TimeSpan Most = TimeSpan.FromMinutes(2);

    public string Name => "replay";

    public string Summary => "Replaying the sample twice gives the same journal and the same files, each in under two minutes and under 1 GB.";

    public async Task<ProofOutcome> RunAsync(TextWriter progress, CancellationToken cancellation)
    {
        using var scratch = new Scratch(Name);
        var (first, firstFigures, firstHolds) = await OnceAsync(scratch.At("first"), progress, cancellation);
        var (second, secondFigures, secondHolds) = await OnceAsync(scratch.At("second"), progress, cancellation);
        var faults = second.Faults(first).ToList();
        return new ProofOutcome(faults.Count == 0 && firstHolds && secondHolds, new JsonObject
        {
            ["digest"] = first.Digest,
            ["events"] = first.Events,
            ["blobs"] = first.Blobs.Count,
            ["differences"] = new JsonArray([.. faults.Select(fault => (JsonNode)fault)]),
            ["first"] = firstFigures,
            ["second"] = secondFigures,
        });
    }

    private static async Task<(Footprint Left, JsonObject Figures, bool Holds)> OnceAsync(string data, TextWriter progress, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        using var program = new ReplayFolder(Sample.Model, Sample.History, data).Start();
        var meter = new MemoryMeter(program.Id, data);
        LaunchResult result;
        await using (meter)
        {
            result = await program.WaitAsync(cancellation);
        }

        var took = clock.Elapsed;
        if (result.ExitCode != 0)
        {
            throw new InvalidOperationException($"The replay ended with {result.ExitCode}: {result.Errors}");
        }

        var figures = new JsonObject
        {
            ["wallSeconds"] = Math.Round(took.TotalSeconds, 1),
            ["peakMebibytes"] = Math.Round(meter.PeakBytes / Mebibyte),
            ["peakWithTrainersMebibytes"] = Math.Round(meter.PeakTogetherBytes / Mebibyte),
        };
        await progress.WriteLineAsync(figures.ToJsonString());
        return (Footprint.Read(data), figures, took < Most && meter.PeakBytes < MostBytes);
    }
}
