using System.Text.Json.Nodes;
using Perennial.Drift.Streaming;

namespace Perennial.Proofs;

/// <summary>What an update takes here and in frouros, detector by detector at frouros' settings, on errors of 0 and 1.</summary>
internal static class FrourosSpeed
{
    /// <summary>Names the folder that holds the package frouros.</summary>
    private const string Variable = "PERENNIAL_FROUROS";

    private const double Wanted = 100;
    private const int Values = 200_000;
    private const int Slice = 10_000;
    private const double MostSeconds = 4;
    private const double WarmSeconds = 1.5;

    private static readonly Dictionary<string, Func<IStreamingDetector>> Twins =
        new(DetectorField.Detectors.Select(one => KeyValuePair.Create(one.Name, one.Make)))
        {
            ["adwin"] = () => new Adwin(new() { SkipsNewestBuckets = true }),
            ["adwin at every value"] = () => new Adwin(new() { SkipsNewestBuckets = true, CheckEvery = 1 }),
            ["hddm-a"] = () => new HddmA(HddmAOptions.OneSidedBound),
            ["kswin"] = () => new Kswin(new() { Alpha = 0.0001 }),
            ["moving average"] = () => new GeometricMovingAverage(new() { Threshold = 1 }),
            ["page-hinkley"] = () => new PageHinkley(PageHinkleyOptions.Plain),
            ["stepd"] = () => new Stepd(StepdOptions.EitherWay),
        };

    private static double Spent => Environment.CpuUsage.TotalTime.TotalSeconds;

    public static async Task<JsonObject> MeasureAsync(TextWriter progress, CancellationToken cancellation)
    {
        if (Environment.GetEnvironmentVariable(Variable) is not { Length: > 0 } folder || !Directory.Exists(folder))
        {
            return new() { ["skipped"] = $"{Variable} names no folder; it holds the package frouros" };
        }

        var script = Path.Combine(Checkout.Root, "bench", "Perennial.Proofs", "frouros_speed.py");
        var run = await Launch.RunAsync(
            "/usr/bin/python3", [script, FormattableString.Invariant($"{MostSeconds}")], new Dictionary<string, string> { ["PYTHONPATH"] = folder }, cancellation);
        if (run.ExitCode != 0)
        {
            return new() { ["skipped"] = $"frouros cannot be run: {run.Errors.Trim()}" };
        }

        var table = new JsonObject();
        foreach (var (name, measured) in JsonNode.Parse(run.Output)!.AsObject())
        {
            table[name] = Row(Nanoseconds(Twins[name]()), (double)measured!["nanoseconds"]!, (int)measured["updates"]!);
            await progress.WriteLineAsync($"{name}: {table[name]!["ratio"]} times frouros");
        }

        var missed = table.Where(row => (double)row.Value!["ratio"]! < Wanted).Select(row => (JsonNode)row.Key).ToArray();
        return new() { ["held"] = missed.Length == 0, ["wanted"] = Wanted, ["missed"] = new JsonArray(missed), ["detectors"] = table };
    }

    private static JsonObject Row(double own, double other, int updates) => new()
    {
        ["perennialNanoseconds"] = Math.Round(own, 1), ["frourosNanoseconds"] = Math.Round(other), ["ratio"] = Math.Round(other / own, 1), ["frourosUpdates"] = updates,
    };

    /// <summary>Processor time of an update, the least of seven rounds, after as long as the runtime takes to compile what is hot.</summary>
    private static double Nanoseconds(IStreamingDetector detector)
    {
        var random = new Random(1);
        double[] values = [.. Enumerable.Range(0, Values).Select(_ => random.NextDouble() < 0.2 ? 1.0 : 0)];
        for (var before = Spent; Spent - before < WarmSeconds;)
        {
            Round(detector, values);
        }

        return Enumerable.Range(0, 7).Min(_ => Round(detector, values));
    }

    private static double Round(IStreamingDetector detector, double[] values)
    {
        var (before, updates) = (Spent, 0);
        while (updates < values.Length && Spent - before < MostSeconds)
        {
            foreach (var value in values.AsSpan(updates, Slice))
            {
                detector.Update(value);
            }

            updates += Slice;
        }

        return (Spent - before) * 1e9 / updates;
    }
}
