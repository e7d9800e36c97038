using System.Diagnostics;
using Perennial.Adapters.DuckDb;
using Perennial.Log;
using Perennial.Terms;

namespace Perennial.Adapters.Tests.DuckDb;

/// <summary>Figures for people, never a verdict: run by hand, with <c>--explicit on</c>.</summary>
public class SegmentStoreSpeed(ITestOutputHelper output)
{
    private const int DayRows = 1_400;

    private static readonly FeatureDeclaration[] Features =
    [
        new("a", FeatureType.Numeric), new("b", FeatureType.Numeric), new("c", FeatureType.Numeric),
        new("d", FeatureType.Categorical), new("e", FeatureType.Categorical),
    ];

    [Fact(Explicit = true)]
    public void Half_a_year_of_1400_rows_a_day()
    {
        using FolderBlobs blobs = new();
        using DuckDbSession session = new(new());
        ParquetSegmentStore store = new(blobs, session);
        Random random = new(1);
        List<Segment> segments = [];
        Measure("write 540 segments", () => segments = [.. Enumerable.Range(0, 180).SelectMany(day => Day(store, day, random))]);
        foreach (int days in new[] { 400, 400, 400, 30, 7, 7, 7, 1 })
        {
            WindowQuery query = new(Logs.Start.AddDays(180 - days), Logs.End, long.MaxValue) { LabelledOnly = true };
            Read(store, segments, days, query);
            Read(store, segments, days, query with { Shadow = 2 });
        }

        ParquetSegmentStore cold = new(blobs, session);
        Measure("7 days, nothing kept: open", () =>
            cold.Open(Features, segments, Logs.Everything() with { From = Logs.Start.AddDays(173) }));
    }

    private void Read(ParquetSegmentStore store, List<Segment> segments, int days, WindowQuery query)
    {
        IWindow? window = null;
        Measure($"{days} days{(query.Shadow is null ? "" : " with shadow")}: open", () => window = store.Open(Features, segments, query));
        Measure($"    {window!.Rows} numbers", () => window.Numbers("a"));
        Measure($"    {window.Rows} texts", () => window.Texts("d"));
    }

    private void Measure(string what, Action work)
    {
        using Process process = Process.GetCurrentProcess();
        TimeSpan before = process.TotalProcessorTime;
        Stopwatch clock = Stopwatch.StartNew();
        work();
        double wall = clock.Elapsed.TotalMilliseconds;
        process.Refresh();
        output.WriteLine($"{what}: {wall:F1} ms, of processors {(process.TotalProcessorTime - before).TotalMilliseconds:F1} ms");
    }

    private static IEnumerable<Segment> Day(ParquetSegmentStore store, int day, Random random)
    {
        long first = (day * DayRows * 3) + 1;
        StoredRow[] asked = [.. Enumerable.Range(0, DayRows).Select(row => Logs.Prediction(
            first + row, $"{(day * DayRows) + row}", (day * 1440) + row, 1, random.NextDouble(), (double)random.Next(1440),
            (double)random.Next(7), (double)random.Next(3000), $"A{random.Next(200)}", $"A{random.Next(200)}"))];
        yield return Logs.Write(store, Features, asked);
        yield return Logs.Write(store, Features, [.. asked.Select(row =>
            Logs.Shadow(row.Sequence + DayRows, row.Row.Id, day * 1440, 2, .5))]);
        yield return Logs.Write(store, Features, [.. asked.Select(row =>
            Logs.Label(row.Sequence + (2 * DayRows), row.Row.Id, day * 1440, random.Next(2)))]);
    }

    [Fact(Explicit = true)]
    public void A_history_read_day_by_day()
    {
        string file = Environment.GetEnvironmentVariable("PERENNIAL_FLIGHTS")
            ?? throw new InvalidOperationException("Set PERENNIAL_FLIGHTS to the path of flights-2001.parquet.");
        ModelDeclaration model = new()
        {
            Model = "flights",
            Columns = new("date", "flight", "origin"),
            Features =
            [
                new("departure_minute", FeatureType.Numeric), new("weekday", FeatureType.Numeric), new("distance", FeatureType.Numeric),
                new("origin", FeatureType.Categorical), new("destination", FeatureType.Categorical),
            ],
            Label = new("late", TimeSpan.FromDays(1)),
            Costs = new("USD", 1, 1),
        };
        using DuckDbSession session = new(new());
        using FileHistory history = new(file, session);
        Measure("load", () => output.WriteLine($"{history.Extent(model)}"));
        long rows = 0;
        Measure("182 days", () => rows = Enumerable.Range(0, 182).Sum(day =>
            (long)history.Read(model, Logs.Start.AddDays(day), Logs.Start.AddDays(day + 1)).Count));
        output.WriteLine($"{rows} rows");
    }
}
