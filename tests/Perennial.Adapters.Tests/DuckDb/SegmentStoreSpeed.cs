using System.Diagnostics;
using Perennial.Adapters.DuckDb;
using Perennial.Log;

namespace Perennial.Adapters.Tests.DuckDb;

public class SegmentStoreSpeed(ITestOutputHelper output)
{
    /// <summary>A figure for people, never a verdict: run by hand.</summary>
    [Fact(Explicit = true)]
    public void Half_a_year_of_1400_rows_a_day()
    {
        using FolderBlobs blobs = new();
        using DuckDbSession session = new(new());
        ParquetSegmentStore store = new(blobs, session);
        List<Segment> segments = [];
        string[] airports = [.. Enumerable.Range(0, 200).Select(i => $"A{i}")];
        var features = new[] { "a", "b", "c" }.Select(n => new Perennial.Terms.FeatureDeclaration(n, Perennial.Terms.FeatureType.Numeric))
            .Concat(new[] { "d", "e" }.Select(n => new Perennial.Terms.FeatureDeclaration(n, Perennial.Terms.FeatureType.Categorical))).ToArray();
        Stopwatch clock = Stopwatch.StartNew();
        Random random = new(1);
        long sequence = 0;
        for (int day = 0; day < 180; day++)
        {
            int d = day;
            StoredRow[] p = [.. Enumerable.Range(0, 1400).Select(i => Logs.Prediction(++sequence, $"{(d * 1400) + i}", (d * 1440) + i, 1, random.NextDouble(), (double)random.Next(1440), (double)random.Next(7), (double)random.Next(3000), airports[random.Next(200)], airports[random.Next(200)]))];
            segments.Add(Logs.Write(store, features, p));
            segments.Add(Logs.Write(store, features, [.. p.Select(r => Logs.Shadow(++sequence, r.Row.Id, d * 1440, 2, random.NextDouble()))]));
            segments.Add(Logs.Write(store, features, [.. p.Select(r => Logs.Label(++sequence, r.Row.Id, d * 1440, random.Next(2)))]));
        }

        output.WriteLine($"write {segments.Count} segments: {clock.ElapsedMilliseconds} ms");
        foreach (int days in new[] { 400, 400, 400, 30, 30, 7, 7, 7, 7, 1, 1 })
        {
            foreach (int? shadow in new int?[] { null, 2 })
            {
                WindowQuery query = new(Logs.Start.AddDays(180 - days), Logs.Start.AddDays(181), sequence) { Shadow = shadow, LabelledOnly = true };
                clock.Restart();
                using IWindow window = store.Open(features, segments, query);
                double open = clock.Elapsed.TotalMilliseconds;
                clock.Restart();
                window.Numbers("a");
                double number = clock.Elapsed.TotalMilliseconds;
                clock.Restart();
                window.Texts("d");
                output.WriteLine($"{days} days, shadow {shadow}: {window.Rows} rows, open {open:F1} ms, numbers {number:F1}, texts {clock.Elapsed.TotalMilliseconds:F1}");
            }
        }
    }
}
