using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Perennial.Proofs;

/// <summary>What a replay took of the machine, and what it came to.</summary>
/// <param name="Took">Wall time.</param>
/// <param name="PeakBytes">The most resident memory of the program alone.</param>
/// <param name="PeakTogetherBytes">The same with its trainers.</param>
/// <param name="TenthBytes">The most resident memory of the program that was seen in each tenth of the time.</param>
/// <param name="Costs">What each policy came to.</param>
/// <param name="Facts">What the loop did.</param>
public sealed record MeteredReplay(
    TimeSpan Took, long PeakBytes, long PeakTogetherBytes, IReadOnlyList<long> TenthBytes, PolicyCosts Costs, LoopFacts Facts)
{
    private const double Mebibyte = 1 << 20;

    /// <summary>Runs it.</summary>
    /// <exception cref="InvalidOperationException">It did not end well.</exception>
    public static async Task<MeteredReplay> RunAsync(ReplayFolder folder, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        using var program = folder.Start();
        var meter = new MemoryMeter(program.Id, folder.Data);
        LaunchResult result;
        await using (meter)
        {
            result = await program.WaitAsync(cancellation);
        }

        return result.ExitCode != 0
            ? throw new InvalidOperationException($"The replay ended with {result.ExitCode}: {result.Errors.Trim()}")
            : new MeteredReplay(
                clock.Elapsed, meter.PeakBytes, meter.PeakTogetherBytes, meter.Tenths(),
                PolicyCosts.Parse(await File.ReadAllTextAsync(folder.Json, cancellation)), LoopFacts.Read(folder.Data));
    }

    /// <summary>For a report.</summary>
    public JsonObject Figures() => new()
    {
        ["wallSeconds"] = Math.Round(Took.TotalSeconds, 1),
        ["peakMebibytes"] = Math.Round(PeakBytes / Mebibyte),
        ["peakWithTrainersMebibytes"] = Math.Round(PeakTogetherBytes / Mebibyte),
        ["mebibytesByTenthOfTheTime"] = new JsonArray([.. TenthBytes.Select(bytes => (JsonNode)Math.Round(bytes / Mebibyte))]),
        ["neverCost"] = Math.Round(Costs.Never, 2),
        ["weeklyCost"] = Math.Round(Costs.Weekly, 2),
        ["hindsightCost"] = Math.Round(Costs.Hindsight, 2),
        ["perennialCost"] = Math.Round(Costs.Perennial, 2),
        ["savedRatio"] = Costs.SavedRatio is { } ratio ? Math.Round(ratio, 3) : null,
        ["runs"] = Facts.Runs,
        ["promotions"] = Facts.Promotions.Count,
        ["takenBack"] = Facts.TakenBack,
    };
}
