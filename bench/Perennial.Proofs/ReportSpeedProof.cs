using System.Text.Json.Nodes;

namespace Perennial.Proofs;

/// <summary><c>report-speed</c>: comparing columns beside scipy, updating detectors beside frouros, and the memory of sketches.</summary>
public sealed class ReportSpeedProof : IProof
{
    public string Name => "report-speed";

    public string Summary => "Two samples of 1,000,000 x 50 numbers at least 20 times as fast as by scipy; sketches of 10 times the rows in less than twice the memory; updates of every detector at least 100 times as fast as by frouros.";

    public async Task<ProofOutcome> RunAsync(TextWriter progress, CancellationToken cancellation)
    {
        var memory = await SketchMemory.MeasureAsync(progress, cancellation);
        var updates = await FrourosSpeed.MeasureAsync(progress, cancellation);
        var report = await ScipySpeed.MeasureAsync(progress, cancellation);
        var skipped = (string?)updates["skipped"];
        return new(
            (bool)memory["held"]! && (bool)report["held"]! && (skipped is not null || (bool)updates["held"]!),
            new JsonObject { ["sketchMemory"] = memory, ["updates"] = updates, ["report"] = report })
        {
            Skipped = skipped is null ? [] : [$"updates beside frouros ({skipped})"],
        };
    }
}
