using System.Globalization;
using System.Text.Json.Nodes;

namespace Perennial.Proofs;

/// <summary><c>flights</c>: replays a third of three million flights, then all of them.</summary>
public sealed class FlightsProof : IProof
{
    private const string History = "flights3m";
    private const string Source = "flights-3m.parquet";
    private const long MostBytes = 2L << 30;
    private const double MostGrowth = 1.5;

    public string Name => "flights";

    public string Summary => "All 3,000,000 flights are replayed in under 2 GB, and three times the rows take less than half as much memory again.";

    public async Task<ProofOutcome> RunAsync(TextWriter progress, CancellationToken cancellation)
    {
        if (HistoryFolder.Missing(Source) is { } reason)
        {
            return new ProofOutcome(true, new JsonObject { ["skipped"] = reason }) { Skipped = [reason] };
        }

        using var scratch = new Scratch(Name);
        var (third, thirdPeak) = await ReplayAsync(scratch, 3, progress, cancellation);
        var (all, allPeak) = await ReplayAsync(scratch, 1, progress, cancellation);
        return new ProofOutcome(allPeak < MostBytes && allPeak < MostGrowth * thirdPeak, new JsonObject { ["third"] = third, ["all"] = all });
    }

    private static async Task<(JsonObject Figures, long PeakBytes)> ReplayAsync(Scratch scratch, int every, TextWriter progress, CancellationToken cancellation)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"every-{every}");
        var folder = new ReplayFolder(HistoryFolder.Model(History), scratch.At(name + ".parquet"), scratch.At(name));
        HistoryFolder.Derive(History, Source, folder.History, every);
        var run = await MeteredReplay.RunAsync(folder, cancellation);
        var figures = run.Figures();
        await progress.WriteLineAsync($"{name}: {figures.ToJsonString()}");
        Directory.Delete(folder.Data, recursive: true);
        return (figures, run.Machine.PeakBytes);
    }
}
