using System.Text.Json.Nodes;

namespace Perennial.Proofs;

/// <summary><c>calibration</c>: how often each drift method alarms where nothing drifts, and how often where something does.</summary>
public sealed class CalibrationProof : IProof
{
    private const double Alpha = 0.05;
    private const double Sigmas = 4;
    private const int DriftStreams = 200;
    private const int DriftFrom = 41;
    private const double DriftShift = 0.5;

    public string Name => "calibration";

    public string Summary => "Every drift method alarms falsely as often as stated, within 4 standard deviations over 2,000 streams.";

    public async Task<ProofOutcome> RunAsync(TextWriter progress, CancellationToken cancellation)
    {
        var methods = new JsonArray();
        foreach (var method in CalibrationMethods.All)
        {
            cancellation.ThrowIfCancellationRequested();
            var row = Measure(method);
            methods.Add(row);
            await progress.WriteLineAsync($"{method.Name,-62} {(double)row["false_alarm_ratio"]!,7:0.0000} {(double)row["power_ratio"]!,6:0.00} {(bool)row["passed"]!}");
        }

        var looks = Looks(cancellation);
        foreach (var row in looks)
        {
            await progress.WriteLineAsync(row!.ToJsonString());
        }

        var passed = methods.Concat(looks).All(row => (bool)row!["passed"]!);
        return new(passed, new JsonObject
        {
            ["alpha"] = Alpha, ["sigmas"] = Sigmas, ["looks"] = CalibrationLooks.Looks,
            ["looks_per_alarm"] = CalibrationLooks.Budget.LooksPerAlarm, ["methods"] = methods, ["repeated_looks"] = looks,
        });
    }

    private static JsonObject Measure(CalibrationMethod method)
    {
        var alarms = Share(method.Streams, stream => method.PValue(new Random(stream), false) <= Alpha + 1e-12);
        var power = Share(DriftStreams, stream => method.PValue(new Random(100_000 + stream), true) <= Alpha + 1e-12);
        var most = Alpha + Slack(Alpha, method.Streams);
        var least = method.IsAtMost ? 0 : Alpha - Slack(Alpha, method.Streams);
        return new JsonObject
        {
            ["method"] = method.Name, ["streams"] = method.Streams, ["stated_ratio"] = Alpha, ["is_upper_bound"] = method.IsAtMost,
            ["false_alarm_ratio"] = alarms, ["drift"] = method.Drift, ["power_ratio"] = power, ["passed"] = alarms >= least && alarms <= most,
        };
    }

    private static JsonArray Looks(CancellationToken cancellation)
    {
        var still = Enumerable.Range(0, CalibrationLooks.Streams).Select(stream => At(stream, null, cancellation)).ToList();
        var drifting = Enumerable.Range(0, CalibrationLooks.Streams).Select(stream => At(1000 + stream, DriftFrom, cancellation)).ToList();
        return [.. still[0].Keys.Select(scheme => Look(scheme, still, drifting))];
    }

    private static Dictionary<string, int?> At(int stream, int? driftFrom, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return CalibrationLooks.FirstAlarms(new Random(stream), driftFrom, DriftShift);
    }

    private static JsonObject Look(string scheme, List<Dictionary<string, int?>> still, List<Dictionary<string, int?>> drifting)
    {
        var alarms = still.Average(stream => stream[scheme] is null ? 0.0 : 1);
        var kept = drifting.Where(stream => stream[scheme] is null or >= DriftFrom).ToList();
        var delays = kept.Select(stream => (stream[scheme] ?? int.MaxValue) - DriftFrom + 1).Order().ToList();
        var stated = CalibrationLooks.Stated(scheme);
        return new JsonObject
        {
            ["scheme"] = scheme, ["streams"] = still.Count, ["stated_at_most"] = stated, ["false_alarm_ratio"] = alarms,
            ["drift"] = $"one of five columns + {DriftShift} sd from look {DriftFrom}", ["streams_silent_before"] = kept.Count,
            ["median_delay_looks"] = delays.Count > 0 && delays[delays.Count / 2] < CalibrationLooks.Looks ? delays[delays.Count / 2] : null,
            ["passed"] = stated is null || alarms <= stated + Slack(stated.Value, still.Count),
        };
    }

    private static double Slack(double ratio, int streams) => Sigmas * Math.Sqrt(ratio * (1 - ratio) / streams);

    private static double Share(int streams, Func<int, bool> alarm) => Enumerable.Range(0, streams).Count(alarm) / (double)streams;
}
