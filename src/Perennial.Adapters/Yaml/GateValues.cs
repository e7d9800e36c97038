using Perennial.Terms;

namespace Perennial.Adapters.Yaml;

/// <summary>The gates that a file declares beside quality.</summary>
internal static class GateValues
{
    private static readonly string[] Paths =
        ["slices", "protected", "evaluate.slices", "evaluate.calibration", "evaluate.missing", "evaluate.bias", "evaluate.latency", "evaluate.memory", "evaluate.approve"];

    /// <summary>The gates; null where nothing of them is written.</summary>
    public static VersionGateOptions? Of(ModelFileValues values) => !Paths.Any(values.Has) && values.Find<string>("evaluate.metrics") != "all" ? null : new()
    {
        Slices = Texts(values, "slices"),
        Slicing = new()
        {
            Margin = values.Optional<double>("evaluate.slices.margin"),
            MinimumRows = values.Get<long>("evaluate.slices.minimum"),
            Bins = (int)values.Get<long>("evaluate.slices.bins"),
        },
        Protected = Texts(values, "protected"),
        Bias = values.Has("evaluate.bias") ? Bias(values) : null,
        MaxCalibrationError = values.Optional<double>("evaluate.calibration.max_error"),
        MaxMissingChange = values.Optional<double>("evaluate.missing.max_change"),
        Latency = values.Has("evaluate.latency")
            ? new() { P99 = values.Optional<TimeSpan>("evaluate.latency.p99"), MaxRatio = values.Optional<double>("evaluate.latency.max_ratio") }
            : null,
        MemoryBytes = values.Optional<long>("evaluate.memory"),
        Approve = values.Has("evaluate.approve") ? Approval(values) : null,
    };

    private static BiasGateOptions Bias(ModelFileValues values) => new()
    {
        MaxGap = values.Optional<double>("evaluate.bias.max_gap"),
        MinRatio = values.Optional<double>("evaluate.bias.min_ratio"),
        Margin = values.Optional<double>("evaluate.bias.margin"),
        Metrics = values.Find<List<object>>("evaluate.bias.metrics") is { } metrics ? [.. metrics.Cast<GroupMetric>()] : null,
        MinimumRows = values.Get<long>("evaluate.bias.minimum"),
        Inconclusive = values.Get<WhenInconclusive>("evaluate.bias.inconclusive"),
    };

    private static ApprovalOptions Approval(ModelFileValues values)
    {
        IReadOnlyList<string>? names = Texts(values, "evaluate.approve.by");
        return new()
        {
            Count = names?.Count ?? (int)(values.Optional<long>("evaluate.approve.by") ?? 1),
            Names = names,
            AtMost = values.Get<TimeSpan>("evaluate.approve.at_most"),
            OnTimeout = values.Get<WhenInconclusive>("evaluate.approve.on_timeout"),
        };
    }

    private static IReadOnlyList<string>? Texts(ModelFileValues values, string path) =>
        values.Find<List<object>>(path) is { Count: > 0 } list ? [.. list.Cast<string>()] : null;
}
