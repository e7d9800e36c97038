using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Perennial.Adapters.Files;
using Perennial.Adapters.Sqlite;

namespace Perennial.Proofs;

/// <summary><c>ingest</c>: durable rows over HTTP beside the bare inbox, and the server's memory while it takes millions. <c>PERENNIAL_INGEST_ROWS</c> says how many; 10,000,000 where it is not set.</summary>
public sealed class IngestProof : IProof
{
    private const string Variable = "PERENNIAL_INGEST_ROWS";
    private const int AtOnce = 8;
    private const int Tenths = 10;
    private const int BlockBatches = 200;
    private const int ComparedBlocks = 15;
    private const double LeastRatio = 0.5;
    private const double MostGrowth = 1.25;

    public string Name => "ingest";

    public string Summary => "Durable rows over HTTP in batches of 100, at least half as many a second as the bare inbox takes; and the server's memory stays flat over 10,000,000.";

    public async Task<ProofOutcome> RunAsync(TextWriter progress, CancellationToken cancellation)
    {
        using var scratch = new Scratch(Name);
        var rows = long.Parse(Environment.GetEnvironmentVariable(Variable) ?? "10000000", CultureInfo.InvariantCulture);
        var folder = new ServedFolder(scratch.At("served"));
        await folder.RunAsync(cancellation, "apply", "-f", Excerpt.Model);
        using var server = folder.Start();
        using var client = new HttpClient { BaseAddress = await ServedFolder.AddressAsync(server, cancellation) };
        var compared = await CompareAsync(client, scratch.At("bare"), progress, cancellation);
        var memory = await FillAsync(client, server.Id, rows, progress, cancellation);
        var (ratio, growth) = ((double)compared["ratio"]!, (double)memory["growth"]!);
        return new ProofOutcome(ratio >= LeastRatio && growth <= MostGrowth, new JsonObject { ["batchRows"] = IngestBatches.Rows, ["atOnce"] = AtOnce, ["sideBySide"] = compared, ["memory"] = memory });
    }

    /// <summary>Block by block in turn, so that whatever else the machine does meets both alike. The first block of each is not counted.</summary>
    private static async Task<JsonObject> CompareAsync(HttpClient client, string bare, TextWriter progress, CancellationToken cancellation)
    {
        using var inbox = new SqliteInbox(DataFolder.Open(bare, TimeProvider.System), TimeProvider.System);
        var (direct, served) = (new List<double>(), new List<double>());
        for (var block = 0; block <= ComparedBlocks; block++)
        {
            var first = (long)block * BlockBatches;
            var batches = Enumerable.Range(0, BlockBatches).Select(at => IngestBatches.Inbox(first + at)).ToList();
            direct.Add(await TimedAsync(BlockBatches, at => inbox.AppendAsync("excerpt", batches[at], cancellation), cancellation));
            var bodies = Enumerable.Range(0, BlockBatches).Select(at => IngestBatches.Body(first + at)).ToList();
            served.Add(await TimedAsync(BlockBatches, at => SendAsync(client, bodies[at], cancellation), cancellation));
            await progress.WriteLineAsync($"block {block}: bare {direct[^1]:n0} rows/s, over HTTP {served[^1]:n0}");
        }

        var (one, other) = (Median(direct[1..]), Median(served[1..]));
        return new JsonObject { ["bareRowsPerSecond"] = Math.Round(one), ["httpRowsPerSecond"] = Math.Round(other), ["ratio"] = Math.Round(other / one, 3), ["blocks"] = ComparedBlocks };
    }

    /// <summary>Sends so many rows, and looks at the server's memory.</summary>
    private static async Task<JsonObject> FillAsync(HttpClient client, int server, long rows, TextWriter progress, CancellationToken cancellation)
    {
        var (sent, batches) = (0L, rows / IngestBatches.Rows);
        var (seen, clock) = (new long[Tenths], Stopwatch.StartNew());
        var skipped = (ComparedBlocks + 1) * (long)BlockBatches;
        while (sent < batches)
        {
            var first = skipped + sent;
            var count = (int)Math.Min(BlockBatches, batches - sent);
            await TimedAsync(count, at => SendAsync(client, IngestBatches.Body(first + at), cancellation), cancellation);
            var tenth = (int)Math.Min(Tenths - 1, sent * Tenths / batches);
            seen[tenth] = Math.Max(seen[tenth], ProcessMemory.ResidentBytes(server));
            sent += count;
            if (sent * IngestBatches.Rows % 1_000_000 == 0)
            {
                await progress.WriteLineAsync($"{sent * IngestBatches.Rows:n0} rows in {clock.Elapsed.TotalSeconds:n0} s, {seen[tenth] >> 20} MB");
            }
        }

        return new JsonObject
        {
            ["rows"] = sent * IngestBatches.Rows,
            ["rowsPerSecond"] = Math.Round(sent * IngestBatches.Rows / clock.Elapsed.TotalSeconds),
            ["peakBytesByTenth"] = new JsonArray([.. seen.Select(bytes => (JsonNode)bytes)]),
            ["growth"] = Math.Round(seen[7..].Max() / (double)seen[2..5].Max(), 3),
        };
    }

    private static async Task SendAsync(HttpClient client, byte[] body, CancellationToken cancellation)
    {
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new("application/json");
        using var response = await client.PostAsync("/v1/models/excerpt/predictions", content, cancellation);
        var text = await response.Content.ReadAsStringAsync(cancellation);
        if (!text.Contains($"\"accepted\":{IngestBatches.Rows},", StringComparison.Ordinal))
        {
            throw new InvalidOperationException($"The server said {(int)response.StatusCode}: {text}");
        }
    }

    /// <returns>Rows a second.</returns>
    private static async Task<double> TimedAsync(int batches, Func<int, Task> send, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        await Parallel.ForEachAsync(Enumerable.Range(0, batches), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation }, async (at, _) => await send(at));
        return batches * IngestBatches.Rows / clock.Elapsed.TotalSeconds;
    }

    private static double Median(IReadOnlyList<double> values) => values.Order().ElementAt(values.Count / 2);
}
