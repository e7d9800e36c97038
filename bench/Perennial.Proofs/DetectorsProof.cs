using System.Diagnostics;
using System.Text.Json.Nodes;
using Perennial.Drift.Scoring;
using Perennial.Drift.Streaming;

namespace Perennial.Proofs;

/// <summary><c>detectors</c>: every streaming detector on every synthetic stream, and run lengths against their equations.</summary>
public sealed class DetectorsProof : IProof
{
    private const int Seeds = 20;
    private const int RunLengthStreams = 20_000;
    private const int TimedValues = 1_000_000;
    private const int BlockValues = 1000;
    private const int MostMilliseconds = 5000;
    private const double MostErrors = 4;

    public string Name => "detectors";

    public string Summary => "Control charts run as long as their equations say, within 4 standard errors; what every detector finds on streams whose drifts are known.";

    public async Task<ProofOutcome> RunAsync(TextWriter progress, CancellationToken cancellation)
    {
        var (table, timing) = (new JsonArray(), new JsonObject());
        foreach (var (name, make) in DetectorField.Detectors)
        {
            foreach (var stream in DetectorField.Streams)
            {
                cancellation.ThrowIfCancellationRequested();
                table.Add(Row(name, stream, [.. Enumerable.Range(0, Seeds).Select(seed => DetectorTrial.RunOnErrors(make(), stream.Make(seed), DetectorField.Rows, DetectorField.Window))]));
            }

            timing[name] = NanosecondsPerUpdate(make());
            await progress.WriteLineAsync($"{name}: {timing[name]} ns an update");
        }

        var lengths = new JsonArray([.. RunLengths()]);
        return new(lengths.All(Holds), new JsonObject
        {
            ["seeds"] = Seeds, ["rowsPerStream"] = DetectorField.Rows, ["table"] = table, ["nanosecondsPerUpdate"] = timing, ["runLengths"] = lengths,
        });
    }

    private static JsonObject Row(string detector, DetectorStreamCase stream, DetectorScore[] scores)
    {
        var (falseAlarms, drifts, found) = (scores.Sum(score => score.FalseAlarms), scores.Sum(score => score.Drifts), scores.Sum(score => score.Found));
        var delay = found == 0 ? double.NaN : scores.Where(score => score.Found > 0).Sum(score => score.Delay * score.Found) / found;
        var between = falseAlarms == 0 ? double.NaN : (double)Seeds * DetectorField.Rows / falseAlarms;
        return new()
        {
            ["detector"] = detector,
            ["stream"] = stream.Name,
            ["delayRows"] = Number(delay),
            ["falseAlarmsPerThousandRows"] = Number(1000.0 * falseAlarms / ((double)Seeds * DetectorField.Rows)),
            ["missedRatio"] = Number(1 - ((double)found / drifts)),
            ["meanTimeRatio"] = Number(between / delay * found / drifts),
        };
    }

    private static JsonNode? Number(double value) => double.IsNaN(value) ? null : Math.Round(value, 3);

    private static bool Holds(JsonNode? length) =>
        Math.Abs((double)length!["simulated"]! - (double)length["equation"]!) <= MostErrors * (double)length["standardError"]!;

    private static IEnumerable<JsonNode> RunLengths()
    {
        foreach (var (threshold, shift) in new[] { (4.0, 0.0), (5, 0), (4, 1), (5, 1), (5, 0.5) })
        {
            yield return Length($"cusum h={threshold} shift={shift}", CusumRunLength.Mean(0.5, threshold, shift), shift,
                () => new Cusum(new() { Mean = 0, StandardDeviation = 1, Threshold = threshold }));
        }

        foreach (var (weight, width, shift) in new[] { (0.1, 2.814, 0.0), (0.2, 2.962, 0), (0.1, 2.814, 1), (0.4, 3.054, 1) })
        {
            yield return Length($"ewma weight={weight} width={width} shift={shift}", EwmaRunLength.Mean(weight, width, shift), shift,
                () => new EwmaChart(new() { Mean = 0, StandardDeviation = 1, Weight = weight, Width = width }));
        }
    }

    private static JsonObject Length(string chart, double equation, double shift, Func<IStreamingDetector> make)
    {
        var found = SimulatedRunLength.Of(make, (random, _) => shift + DetectorField.Normal(random), RunLengthStreams, seed: 1);
        return new()
        {
            ["chart"] = FormattableString.Invariant($"{chart}"), ["equation"] = Math.Round(equation, 4),
            ["simulated"] = Math.Round(found.Mean, 4), ["standardError"] = Math.Round(found.StandardError, 4), ["streams"] = RunLengthStreams,
        };
    }

    private static double NanosecondsPerUpdate(IStreamingDetector detector)
    {
        var random = new Random(1);
        double[] values = [.. Enumerable.Range(0, TimedValues).Select(_ => random.NextDouble() < 0.2 ? 1.0 : 0)];
        for (var warm = 0; warm < TimedValues / 10; warm++)
        {
            detector.Update(values[warm]);
        }

        var clock = Stopwatch.StartNew();
        for (var block = 0; block < values.Length && clock.ElapsedMilliseconds < MostMilliseconds; block += BlockValues)
        {
            foreach (var value in values.AsSpan(block, BlockValues))
            {
                detector.Update(value);
            }
        }

        return Math.Round(clock.Elapsed.TotalNanoseconds / (detector.Count - (TimedValues / 10)), 1);
    }
}
