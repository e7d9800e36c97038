using Perennial.Log;
using Perennial.Registry;

namespace Perennial.Monitor;

/// <summary>The monitors of a model: is the data broken, has it moved, is the model worse?</summary>
/// <param name="log">The log.</param>
/// <param name="versions">Loads versions.</param>
public sealed class ModelMonitor(PredictionLog log, VersionLoader versions)
{
    private readonly CohortMeter meter = new(log, versions);
    private (string Model, Reference Reference)? known;

    /// <summary>The cohorts that have matured since the last look.</summary>
    public IEnumerable<Cohort> Mature(
        RegistryState registry, LogState sealedLog, MonitorState state, Challenger? challenger, DateTimeOffset now) =>
        meter.Measure(registry, sealedLog, state, challenger, now);

    /// <summary>The cohorts that were measured before and of which more is known now.</summary>
    /// <param name="registry">Declaration and versions.</param>
    /// <param name="sealedLog">What is sealed.</param>
    /// <param name="state">What was measured.</param>
    /// <param name="arrived">The segments that are new.</param>
    public IEnumerable<CohortRestated> Restate(RegistryState registry, LogState sealedLog, MonitorState state, IReadOnlyList<Segment> arrived) =>
        new LateArrivals(log, meter).Restate(registry, sealedLog, state, arrived);

    /// <summary>The signals over the newest period.</summary>
    public SignalsObserved Observe(RegistryState registry, LogState sealedLog, MonitorState state)
    {
        var model = registry.Declared();
        if (registry.Champion is not { } champion)
        {
            return new SignalsObserved([], [], null);
        }

        var against = ReferenceOf(registry, state, registry.Version(champion), sealedLog);
        var period = TimeSpan.FromDays(SkillHistory.PeriodDays);
        using var window = log.Open(model, sealedLog, new WindowQuery(sealedLog.Before - period, sealedLog.Before, sealedLog.Through), registry.Version(champion));
        return new SignalsObserved(
            window.Rows == 0 ? [] : against is null ? DriftMonitor.Unknown(registry.Version(champion), window) : DriftMonitor.Observe(model, against, window),
            against is null or { RowsPerDay: 0 } ? [] : QualityMonitor.Observe(model, against, window, period.TotalDays, Mistyped(sealedLog, sealedLog.Before - period)),
            PerformanceMonitor.Observe(state, champion, model.Quality.Confidence));
    }

    private static long Mistyped(LogState sealedLog, DateTimeOffset from) => sealedLog.Segments
        .Where(segment => segment.Kind == RowKind.Prediction && segment.LastOccurred >= from)
        .Sum(segment => segment.Mistyped);

    /// <summary>What a version from elsewhere is held against may still grow: it is read anew every time.</summary>
    private Reference? ReferenceOf(RegistryState registry, MonitorState state, ModelVersion champion, LogState sealedLog)
    {
        var model = registry.Declared();
        if (known is { } one && one.Model == model.Model && one.Reference.Version == champion.Number)
        {
            return one.Reference;
        }

        var reference = Reference.Of(model, champion, ReferenceSpan.Of(registry, state, champion), log, sealedLog, versions);
        known = reference is null || champion.Elsewhere ? null : (model.Model, reference);
        return reference;
    }
}
