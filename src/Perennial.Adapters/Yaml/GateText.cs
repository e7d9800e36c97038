using System.Globalization;
using Perennial.Terms;

namespace Perennial.Adapters.Yaml;

/// <summary>The gates beside quality in the words of their file.</summary>
internal static class GateText
{
    public static IEnumerable<(string Key, string? Text)> Of(VersionGateOptions? gates) => gates is null ? [] :
    [
        ("slices", List(gates.Slices)),
        ("protected", List(gates.Protected)),
        ("evaluate.metrics", "all"),
        ("evaluate.slices.margin", Number(gates.Slicing.Margin)),
        ("evaluate.slices.minimum", gates.Slices is null ? null : Number(gates.Slicing.MinimumRows)),
        ("evaluate.slices.bins", gates.Slices is null ? null : Number(gates.Slicing.Bins)),
        ("evaluate.calibration.max_error", Number(gates.MaxCalibrationError)),
        ("evaluate.missing.max_change", Number(gates.MaxMissingChange)),
        .. Bias(gates.Bias),
        ("evaluate.latency.p99", gates.Latency?.P99 is { } p99 ? ShortTime.Format(p99) : null),
        ("evaluate.latency.max_ratio", Number(gates.Latency?.MaxRatio)),
        ("evaluate.memory", gates.MemoryBytes is { } bytes ? Size.Format(bytes) : null),
        .. Approve(gates.Approve),
    ];

    private static IEnumerable<(string Key, string? Text)> Bias(BiasGateOptions? bias) => bias is null ? [] :
    [
        ("evaluate.bias.max_gap", Number(bias.MaxGap)),
        ("evaluate.bias.min_ratio", Number(bias.MinRatio)),
        ("evaluate.bias.margin", Number(bias.Margin)),
        ("evaluate.bias.metrics", List(bias.Metrics?.Select(Choice.WordOf))),
        ("evaluate.bias.minimum", Number(bias.MinimumRows)),
        ("evaluate.bias.inconclusive", Choice.WordOf(bias.Inconclusive)),
    ];

    private static IEnumerable<(string Key, string? Text)> Approve(ApprovalOptions? approve) => approve is null ? [] :
    [
        ("evaluate.approve.by", List(approve.Names) ?? Number(approve.Count)),
        ("evaluate.approve.at_most", Durations.Format(approve.AtMost)),
        ("evaluate.approve.on_timeout", Choice.WordOf(approve.OnTimeout)),
    ];

    private static string? List(IEnumerable<string>? names) => names is null ? null : $"[{string.Join(", ", names)}]";

    private static string? Number(IFormattable? number) => number?.ToString(null, CultureInfo.InvariantCulture);
}
