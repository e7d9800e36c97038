using System.Globalization;
using Perennial.Terms;

namespace Perennial.Evaluate;

/// <summary>Whether a version answers fast enough, by what was measured: a guardrail, which stops on evidence alone.</summary>
public static class LatencyGate
{
    /// <summary>What the verdict is called.</summary>
    public const string Name = "latency";

    /// <summary>Judges a measurement.</summary>
    /// <param name="limits">What is allowed.</param>
    /// <param name="measured">What was found; null where nothing was measured.</param>
    public static Verdict Judge(LatencyGateOptions limits, VersionMeasurement? measured)
    {
        if (measured is null)
        {
            return Say(Outcome.NotEnoughEvidence, $"it is measured where it serves, and nothing was: a replay only says so", []);
        }

        if (measured.Version is not { } own)
        {
            return Say(Outcome.Fail, $"it could not be measured: {measured.Fault}", []);
        }

        var slow = own.P99Lower > limits.P99?.TotalSeconds || own.P99Lower > limits.MaxRatio * measured.Champion?.P99Upper;
        var fast = (limits.P99 is not { } most || own.P99Upper <= most.TotalSeconds)
            && (limits.MaxRatio is not { } ratio || measured.Champion is not { } champion || own.P99Upper <= ratio * champion.P99Lower);
        return Say(
            slow ? Outcome.Fail : fast ? Outcome.Pass : Outcome.NotEnoughEvidence,
            $"99 of 100 answers take at most {Milliseconds(own.P99Seconds)} ({Milliseconds(own.P99Lower)} to {Milliseconds(own.P99Upper)}) over {own.Calls:N0} calls{Beside(measured.Champion)}; {Allowed(limits)} is allowed",
            Figures(own, measured.Champion)) with
        {
            Compared = ServingComparisons.Of(measured),
        };
    }

    private static string Beside(ServingCost? champion) => champion is null ? string.Empty : $", the champion's {Milliseconds(champion.P99Seconds)}";

    private static string Allowed(LatencyGateOptions limits) => string.Join(" and ", new[]
    {
        limits.P99 is { } p99 ? Milliseconds(p99.TotalSeconds) : null,
        limits.MaxRatio is { } ratio ? string.Create(CultureInfo.InvariantCulture, $"{ratio:0.##} times the champion's") : null,
    }.OfType<string>());

    private static string Milliseconds(double? seconds) => seconds is { } known ? string.Create(CultureInfo.InvariantCulture, $"{known * 1000:0.###} ms") : "not known";

    private static SortedDictionary<string, double> Figures(ServingCost own, ServingCost? champion)
    {
        var figures = new SortedDictionary<string, double> { ["calls"] = own.Calls, ["p50"] = own.P50Seconds, ["p99"] = own.P99Seconds, ["rows-per-second"] = own.RowsPerSecond, ["load"] = own.LoadSeconds };
        if (champion is not null)
        {
            figures["champion-p99"] = champion.P99Seconds;
        }

        return figures;
    }

    private static Verdict Say(Outcome outcome, FormattableString because, SortedDictionary<string, double> figures) =>
        new(Name, outcome, because.ToString(CultureInfo.InvariantCulture), figures);
}
