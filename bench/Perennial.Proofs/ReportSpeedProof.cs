using System.Text.Json.Nodes;

namespace Perennial.Proofs;

/// <summary><c>report-speed</c>: comparing columns beside scipy, updating detectors beside frouros, and the memory of sketches.</summary>
public sealed class ReportSpeedProof : IProof
{
    public string Name => "report-speed";

    public string Summary => "Two samples of 1,000,000 x 50 numbers at least 20 times as fast as by scipy; sketches of 10 times the rows in less than twice the memory; updates beside frouros.";

    public async Task<ProofOutcome> RunAsync(TextWriter progress, CancellationToken cancellation)
    {
        var memory = await SketchMemory.MeasureAsync(progress, cancellation);
        var updates = await FrourosSpeed.MeasureAsync(progress, cancellation);
        var report = await ScipySpeed.MeasureAsync(progress, cancellation);
        return new(
            (bool)memory["held"]! && (bool)report["held"]!,
            new JsonObject { ["sketchMemory"] = memory, ["updates"] = updates, ["report"] = report });
    }
}
