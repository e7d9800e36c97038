using System.Globalization;
using Perennial.Evaluate;
using Perennial.Monitor;
using Perennial.Terms;

namespace Perennial.RollOut;

/// <summary>Whether a version serves within its limits of errors, time and memory. They stop on evidence beyond chance, and a stage ends only within them.</summary>
/// <remarks>
/// Bounds hold at every look. The chance of ever stopping a version that keeps its limits is that of the file's confidence, half for all that was measured and half
/// for the hours one by one (6 / (pi^2 hour^2) each), shared by the limits. Requests of one moment are not independent, so a limit
/// must be broken without the worst stretch of time as well. Memory is no matter of chance: the least of the three newest stretches counts.
/// </remarks>
internal static class ServingGuardrails
{
    private const int NewestStretches = 3;

    /// <summary>The verdict that stops a version; null while nothing does, or nothing is measured.</summary>
    /// <param name="model">Says the limits.</param>
    /// <param name="watch">What was measured.</param>
    /// <param name="version">The version.</param>
    /// <param name="other">What serving took of the version that it is compared with; null where that is not known.</param>
    public static Verdict? Stop(ModelDeclaration model, ServingWatch? watch, int version, VersionServed? other)
    {
        if (model.Guardrails is not { OfServing: true } limits || watch is null)
        {
            return null;
        }

        var alpha = (1 - model.Quality.Confidence) / 2 / ServingLimits.Count(limits);
        var hours = watch.Hour + 1.0;
        return Broken(limits, watch.Whole.Of(version), other, alpha)
            ?? Broken(limits, watch.Recent.Of(version), other, alpha * 6 / (Math.PI * Math.PI * hours * hours))
            ?? Memory(limits, watch, version);
    }

    /// <summary>Why a stage may not end, nor a step be taken, though nothing stops it; null where it may, or where nothing is measured at all.</summary>
    /// <param name="model">Says the limits.</param>
    /// <param name="watch">What was measured; null where nothing is.</param>
    /// <param name="version">The version.</param>
    /// <param name="since">When the stage or the step began.</param>
    public static string? Lacking(ModelDeclaration model, ServingWatch? watch, int version, DateTimeOffset since)
    {
        if (model.Guardrails is not { OfServing: true } limits || watch is null)
        {
            return null;
        }

        var served = watch.Whole.Whole(version, since) ?? new VersionServed(version, 0, 0, 0);
        return served.Requests < limits.MinimumRequests
                ? Text($"only {served.Requests:N0} of at least {limits.MinimumRequests:N0} requests were measured")
            : (limits.MemoryBytes ?? limits.MemoryGrowthBytes) is not null && served.MemoryBytes is null ? "its memory was not measured"
            : ServingLimits.Above(limits, served);
    }

    private static Verdict? Broken(GuardrailOptions limits, IReadOnlyList<VersionServed> stretches, VersionServed? other, double alpha) =>
        stretches.Count < 2 ? null : ServingLimits.Errors(limits, stretches, other, alpha) ?? ServingLimits.Latency(limits, stretches, other, alpha);

    private static Verdict? Memory(GuardrailOptions limits, ServingWatch watch, int version)
    {
        long[] newest = [.. watch.Whole.Of(version).Select(one => one.MemoryBytes).OfType<long>().TakeLast(NewestStretches)];
        if (newest.Length < NewestStretches)
        {
            return null;
        }

        var (least, first) = (newest.Min(), watch.First.Select(one => one.Of(version)?.MemoryBytes).OfType<long>().DefaultIfEmpty(newest.Min()).Max());
        return limits.MemoryBytes is { } most && least > most
                ? Say("memory", $"it takes {Megabytes(least)} in {NewestStretches} measurements in a row; {Megabytes(most)} is allowed", least, most)
            : limits.MemoryGrowthBytes is { } growth && least - first > growth
                ? Say("memory", $"it takes {Megabytes(least)} and took {Megabytes(first)} at first; a growth of {Megabytes(growth)} is allowed", least - first, growth)
            : null;
    }

    private static Verdict Say(string gate, FormattableString because, double value, double allowed) =>
        new(gate, Outcome.Fail, Text(because), new SortedDictionary<string, double> { ["value"] = value, ["allowed"] = allowed });

    private static string Megabytes(long bytes) => Text($"{bytes / (double)(1L << 20):0.#} MB");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
