using System.Diagnostics;
using System.Text.Json.Nodes;
using Perennial.Drift.Sketches;
using Perennial.Drift.TwoSample;

namespace Perennial.Proofs;

/// <summary>Errors of sketches against the rows themselves, and what a row costs.</summary>
public static class SketchErrors
{
    private const int Pairs = 100;
    private const int Rows = 30_000;

    /// <summary>Per size: how far the Kolmogorov-Smirnov distance of two sketches was off, and the bound they state.</summary>
    public static IEnumerable<JsonObject> Measure()
    {
        foreach (var size in new[] { 64, 256, 512, 1024 })
        {
            var (largest, sum, bound, outside) = (0.0, 0.0, 0.0, 0);
            for (var pair = 0; pair < Pairs; pair++)
            {
                var random = new Random(pair);
                var (first, second) = (Draw(random, pair), Draw(random, pair));
                var found = SketchKolmogorovSmirnov.Between(Sketch(first, size), Sketch(second, size));
                var error = Math.Abs(found.Value - KolmogorovSmirnov.Test(first, second).Statistic);
                (largest, sum, bound) = (Math.Max(largest, error), sum + (error / Pairs), Math.Max(bound, found.Error));
                outside += error > found.Error ? 1 : 0;
            }

            yield return new JsonObject
            {
                ["size"] = size,
                ["mean_error"] = Math.Round(sum, 6),
                ["largest_error"] = Math.Round(largest, 6),
                ["largest_stated_bound"] = Math.Round(bound, 6),
                ["outside_bound_count"] = outside,
            };
        }
    }

    /// <summary>Milliseconds for a million rows, by sketch, and bytes of a profile.</summary>
    public static JsonObject Speed()
    {
        var values = Enumerable.Range(0, 1_000_000).Select(row => Math.Sin(row) * row).ToArray();
        string[] names = [.. Enumerable.Range(0, 1000).Select(name => $"city {name}")];
        var (kll, distinct, profile, categories) = (new KllSketch(), new HyperLogLog(), new NumberProfile(), new CategoryProfile());
        return new JsonObject
        {
            ["quantiles_ms"] = Clock(() => Array.ForEach(values, kll.Add)),
            ["distinct_ms"] = Clock(() => Array.ForEach(values, distinct.Add)),
            ["number_profile_ms"] = Clock(() => Array.ForEach(values, profile.Add)),
            ["category_profile_ms"] = Clock(() => Array.ForEach(Enumerable.Range(0, 1_000_000).ToArray(), row => categories.Add(names[row * 7 % 1000]))),
            ["number_profile_bytes"] = profile.Serialize().Length,
        };
    }

    private static double Clock(Action work)
    {
        work();
        var watch = Stopwatch.StartNew();
        work();
        return Math.Round(watch.Elapsed.TotalMilliseconds, 1);
    }

    private static double[] Draw(Random random, int kind)
    {
        var values = Enumerable.Range(0, Rows).Select(_ => random.NextDouble()).Select(draw => (kind % 3) switch
        {
            0 => draw,
            1 => -Math.Log(draw),
            _ => Math.Floor(50 * draw * draw),
        });
        return kind % 2 == 0 ? [.. values] : [.. values.Order()];
    }

    private static KllSketch Sketch(double[] values, int size)
    {
        var sketch = new KllSketch(size);
        Array.ForEach(values, sketch.Add);
        return sketch;
    }
}
