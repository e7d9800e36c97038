using System.Globalization;
using Perennial.Evaluate;
using Perennial.Monitor;
using Perennial.Terms;

namespace Perennial.RollOut;

/// <summary>Each limit of errors and time against what was measured.</summary>
internal static class ServingLimits
{
    /// <summary>How many limits chance may break.</summary>
    public static int Count(GuardrailOptions limits) => Math.Max(1, new object?[] { limits.Errors, limits.ErrorsMargin, limits.P99, limits.P99Ratio }.Count(limit => limit is not null));

    /// <summary>The verdict where more requests fail than is allowed; null where that is not sure.</summary>
    public static Verdict? Errors(GuardrailOptions limits, IReadOnlyList<VersionServed> stretches, VersionServed? other, double alpha)
    {
        var kept = All(stretches, stretches.MaxBy(one => one.Failed));
        if (limits.Errors is { } most && kept.All(one => FailureBounds.Above(one, most, alpha)))
        {
            return Failing(kept[0], most, alpha, $"{most:0.####} is allowed");
        }

        return limits.ErrorsMargin is { } margin && other is { Requests: > 0 } && FailureBounds.Upper(other, alpha / 2) + margin is var limit
            && kept.All(one => FailureBounds.Above(one, limit, alpha / 2))
                ? Failing(kept[0], limit, alpha / 2, $"the champion's is {FailureBounds.Rate(other):0.####}, at most {limit - margin:0.####}, and {margin:0.####} more is allowed")
                : null;
    }

    /// <summary>The verdict where answers take longer than is allowed; null where that is not sure.</summary>
    public static Verdict? Latency(GuardrailOptions limits, IReadOnlyList<VersionServed> stretches, VersionServed? other, double alpha)
    {
        if (limits.P99 is { } most && Slow(stretches, most.TotalSeconds, alpha) is { } slow)
        {
            return Say(slow, most.TotalSeconds, alpha, $"{Milliseconds(most.TotalSeconds)} is allowed");
        }

        return limits.P99Ratio is { } ratio && other?.Latency?.P99(alpha / 2) is { } champion && double.IsFinite(champion.Upper)
            && Slow(stretches, ratio * champion.Upper, alpha / 2) is { } slower
                ? Say(slower, ratio * champion.Upper, alpha / 2, $"the champion's take at most {Milliseconds(champion.Estimate)} ({Milliseconds(champion.Lower)} to {Milliseconds(champion.Upper)}), and {ratio:0.##} times that is allowed")
                : null;
    }

    /// <summary>Which limit is passed so far, sure or not; null when none is.</summary>
    public static string? Above(GuardrailOptions limits, VersionServed served) => served switch
    {
        _ when FailureBounds.Rate(served) > limits.Errors => Text($"{served.Failed:N0} of {served.Requests:N0} requests failed so far; {limits.Errors:0.####} is allowed"),
        { Latency: { } latency } when latency.P99(0.05).Estimate is var p99 && p99 > limits.P99?.TotalSeconds => Text($"99 of 100 answers take at most {Milliseconds(p99)} so far; {Milliseconds(limits.P99!.Value.TotalSeconds)} is allowed"),
        { MemoryBytes: { } memory } when memory > limits.MemoryBytes => Text($"it takes {memory / (double)(1L << 20):0.#} MB; {limits.MemoryBytes / (double)(1L << 20):0.#} MB is allowed"),
        _ => null,
    };

    /// <summary>All stretches together, and all but the worst.</summary>
    private static VersionServed[] All(IReadOnlyList<VersionServed> stretches, VersionServed? worst) =>
        [Together(stretches), Together([.. stretches.Where(one => !ReferenceEquals(one, worst))])];

    private static VersionServed Together(IReadOnlyList<VersionServed> stretches) => stretches.Aggregate((all, one) => all.Merge(one));

    private static VersionServed? Slow(IReadOnlyList<VersionServed> stretches, double limit, double alpha)
    {
        var kept = All(stretches, stretches.MaxBy(one => one.Latency?.Above(limit) ?? 0));
        return kept.All(one => one.Latency?.P99(alpha).Lower > limit) ? kept[0] : null;
    }

    private static Verdict Failing(VersionServed served, double limit, double alpha, FormattableString allowed)
    {
        var lower = FailureBounds.Lower(served, alpha);
        return new Verdict(
            "errors",
            Outcome.Fail,
            Text($"{served.Failed:N0} of {served.Requests:N0} requests failed ({served.Timeouts:N0} by time), at least {lower:0.####} of all at every look; {Text(allowed)}"),
            new SortedDictionary<string, double> { ["value"] = FailureBounds.Rate(served), ["lower"] = lower, ["allowed"] = limit, ["requests"] = served.Requests });
    }

    private static Verdict Say(VersionServed served, double limit, double alpha, FormattableString allowed)
    {
        var interval = served.Latency!.P99(alpha);
        return new Verdict(
            "latency",
            Outcome.Fail,
            Text($"99 of 100 answers take at most {Milliseconds(interval.Estimate)}, at least {Milliseconds(interval.Lower)} at every look, over {interval.Rows:N0} answers; {Text(allowed)}"),
            new SortedDictionary<string, double> { ["value"] = Math.Min(interval.Estimate, LatencyCounts.Scale.Largest), ["lower"] = interval.Lower, ["allowed"] = limit, ["requests"] = interval.Rows });
    }

    private static string Milliseconds(double seconds) => double.IsFinite(seconds) ? Text($"{seconds * 1_000:0.###} ms") : Text($"more than {LatencyCounts.Scale.Largest:0} s");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
