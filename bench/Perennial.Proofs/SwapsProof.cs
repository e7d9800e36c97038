using System.Text.Json.Nodes;

namespace Perennial.Proofs;

/// <summary><c>swaps</c>: the champion of a served model is swapped 1,000 times over HTTP while it is asked over HTTP.</summary>
public sealed class SwapsProof : IProof
{
    private const int Swaps = 1_000;
    private const int Versions = 4;
    private const int Every = 50;

    /// <summary>Memory settles over the first swaps: what it is after these is held against the end.</summary>
    private const int Settled = 200;

    private const double MostGrowth = 1.1;
    private const int Connections = 32;

    /// <summary>The log keeps pages of its file in memory, so many and no more: they are filled before the first swap.</summary>
    private static readonly TimeSpan Warming = TimeSpan.FromSeconds(60);

    public string Name => "swaps";

    public string Summary => "1,000 swaps of a champion under load over HTTP: no failed request, no answer of an older version after the swap returned, no growth of memory.";

    public async Task<ProofOutcome> RunAsync(TextWriter progress, CancellationToken cancellation)
    {
        using var scratch = new Scratch(Name);
        var sample = await ReplayedSample.MakeAsync(scratch, progress, cancellation);
        var folder = new ServedFolder(scratch.At("served"));
        new SpeedFolder(sample, folder.Data).PrepareSwapped(Versions);
        using var server = folder.Start();
        using var client = new HttpClient { BaseAddress = await ServedFolder.AddressAsync(server, cancellation) };
        await using var load = new SwapLoad(client, SpeedBody.Of(sample), Champion);
        await File.WriteAllTextAsync(scratch.At("body.json"), SpeedBody.Of(sample), cancellation);
        var warm = await new Wrk(scratch.At("body.json"), Connections).RunAsync(new Uri(client.BaseAddress, $"/v2/models/{SpeedFolder.Swapped}/infer"), Warming, cancellation);
        await progress.WriteLineAsync($"warm after {warm.Requests:n0} answers, {ProcessMemory.ResidentBytes(server.Id) >> 20} MB");
        var (memory, heap) = (new List<long>(), new List<double>());
        await load.BeginAsync(cancellation);
        for (var swap = 1; swap <= Swaps; swap++)
        {
            await load.SwapAsync(swap, cancellation);
            if (swap % Every == 0)
            {
                memory.Add(ProcessMemory.ResidentBytes(server.Id));
                heap.Add(await new ServerCounts(client).ReadAsync("dotnet_gc_last_collection_heap_size", cancellation));
                await progress.WriteLineAsync($"{swap} swaps, {load.Answers:n0} answers, {load.Failures.Count} failed, {load.Stale} of an older version, {memory[^1] >> 20} MB, of which {heap[^1] / (1 << 20):0} are objects");
            }
        }

        await load.DisposeAsync();
        return Outcome(load, memory, heap);
    }

    private static int Champion(int swap) => (swap % Versions) + 1;

    private static ProofOutcome Outcome(SwapLoad load, List<long> memory, List<double> heap)
    {
        var (window, first) = (Settled / Every, Settled / Every);
        var growth = Median(memory[^window..]) / Median(memory[first..(first + window)]);
        return new ProofOutcome(load.Failures.IsEmpty && load.Stale == 0 && growth <= MostGrowth, new JsonObject
        {
            ["swaps"] = Swaps,
            ["versions"] = Versions,
            ["askers"] = SwapLoad.Askers,
            ["answers"] = load.Answers,
            ["failed"] = load.Failures.Count,
            ["failures"] = new JsonArray([.. load.Failures.Take(10).Select(one => (JsonNode)one)]),
            ["of_an_older_version"] = load.Stale,
            ["longest_swap_ms"] = Math.Round(load.LongestSwap.TotalMilliseconds, 1),
            ["resident_mebibytes_every_50"] = new JsonArray([.. memory.Select(bytes => (JsonNode)(bytes >> 20))]),
            ["objects_mebibytes_every_50"] = new JsonArray([.. heap.Select(bytes => (JsonNode)Math.Round(bytes / (1 << 20), 1))]),
            ["memory_of_the_last_200_to_200_to_400"] = Math.Round(growth, 3),
        });
    }

    private static double Median(List<long> values) => values.Order().ElementAt(values.Count / 2);
}
