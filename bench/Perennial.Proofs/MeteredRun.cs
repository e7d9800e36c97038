using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Perennial.Proofs;

/// <summary>What a replay took of the machine.</summary>
/// <param name="Took">Wall time.</param>
/// <param name="PeakBytes">The most resident memory of the program alone.</param>
/// <param name="PeakTogetherBytes">The same with its trainers.</param>
/// <param name="TenthBytes">The most resident memory of the program that was seen in each tenth of the time.</param>
public sealed record MeteredRun(TimeSpan Took, long PeakBytes, long PeakTogetherBytes, IReadOnlyList<long> TenthBytes)
{
    private const double Mebibyte = 1 << 20;

    /// <summary>Runs a replay to its end.</summary>
    /// <exception cref="InvalidOperationException">It did not end well.</exception>
    public static async Task<MeteredRun> RunAsync(ReplayFolder folder, CancellationToken cancellation)
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
            : new MeteredRun(clock.Elapsed, meter.PeakBytes, meter.PeakTogetherBytes, meter.Tenths());
    }

    /// <summary>For a report.</summary>
    public JsonObject Figures() => new()
    {
        ["wallSeconds"] = Math.Round(Took.TotalSeconds, 1),
        ["peakMebibytes"] = Math.Round(PeakBytes / Mebibyte),
        ["peakWithTrainersMebibytes"] = Math.Round(PeakTogetherBytes / Mebibyte),
        ["mebibytesByTenthOfTheTime"] = new JsonArray([.. TenthBytes.Select(bytes => (JsonNode)Math.Round(bytes / Mebibyte))]),
    };
}
