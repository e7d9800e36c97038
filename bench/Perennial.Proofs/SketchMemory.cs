using System.Globalization;
using System.Text.Json.Nodes;
using DuckDB.NET.Data;

namespace Perennial.Proofs;

/// <summary>The most resident memory of <c>drift</c> with sketches, over files of one million and ten million rows.</summary>
internal static class SketchMemory
{
    private const double Wanted = 2;
    private static readonly long[] Sizes = [1_000_000, 10_000_000];

    public static async Task<JsonObject> MeasureAsync(TextWriter progress, CancellationToken cancellation)
    {
        using var scratch = new Scratch("sketch-memory");
        var found = new JsonObject { ["columns"] = 5 };
        foreach (var format in new[] { "parquet", "csv" })
        {
            var peaks = new List<long>();
            foreach (var rows in Sizes)
            {
                peaks.Add(await PeakAsync(scratch, format, rows, cancellation));
                await progress.WriteLineAsync($"{format}, {rows:N0} rows: at most {peaks[^1] >> 20} MiB");
            }

            found[format] = new JsonObject
            {
                ["peakMebibytes"] = new JsonArray([.. peaks.Select(peak => (JsonNode)(peak >> 20))]), ["ratio"] = Math.Round((double)peaks[1] / peaks[0], 2),
            };
        }

        found["held"] = new[] { "parquet", "csv" }.All(format => (double)found[format]!["ratio"]! < Wanted);
        return found;
    }

    private static async Task<long> PeakAsync(Scratch scratch, string format, long rows, CancellationToken cancellation)
    {
        var (reference, current) = (scratch.At("reference." + format), scratch.At("current." + format));
        Make(reference, rows, 0);
        Make(current, rows, 1);
        using var program = Launch.StartPerennial(["drift", "--reference", reference, "--current", current, "--sketch", "--json"], new Dictionary<string, string>());
        var meter = new MemoryMeter(program.Id, scratch.Root);
        LaunchResult result;
        await using (meter)
        {
            result = await program.WaitAsync(cancellation);
        }

        return result.ExitCode == 0 ? meter.PeakBytes : throw new InvalidOperationException($"drift ended with {result.ExitCode}: {result.Errors.Trim()}");
    }

    /// <summary>Three columns of numbers, one of ten categories, one of more categories than a sketch holds.</summary>
    private static void Make(string file, long rows, int seed)
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The path is this proof's own.
        command.CommandText = string.Create(CultureInfo.InvariantCulture, $"""
            COPY (SELECT hash(i + {seed * rows}) % 1000003 / 1000.0 AS uniform, sqrt(-2 * ln((1 + hash(i, {seed}) % 999983) / 1000000.0)) AS skewed,
                         (hash(i, {seed}, 2) % 50)::DOUBLE AS tied, 'c' || (hash(i, {seed}, 3) % 10) AS few, 'n' || (hash(i, {seed}, 4) % 100000) AS many
                  FROM range({rows}) AS one(i)) TO '{file}' (FORMAT {(file.EndsWith("csv", StringComparison.Ordinal) ? "csv, HEADER" : "parquet")})
            """);
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
