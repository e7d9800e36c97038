using Perennial.Log;
using Perennial.Registry;
using Perennial.Terms;

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

    /// <summary>The signals over the newest period.</summary>
    public SignalsObserved Observe(RegistryState registry, LogState sealedLog, MonitorState state)
    {
        var model = registry.Declared();
        if (registry.Champion is not { } champion)
        {
            return new SignalsObserved([], [], null);
        }

        var against = ReferenceOf(registry.Version(champion), model, sealedLog);
        var period = TimeSpan.FromDays(SkillHistory.PeriodDays);
        using var window = log.Open(model, sealedLog, new WindowQuery(sealedLog.Before - period, sealedLog.Before, sealedLog.Through), registry.Version(champion));
        return new SignalsObserved(
            window.Rows == 0 ? [] : DriftMonitor.Observe(model, against, window),
            against.RowsPerDay == 0 ? [] : QualityMonitor.Observe(model, against, window, period.TotalDays, Mistyped(sealedLog, sealedLog.Before - period)),
            PerformanceMonitor.Observe(state, champion, model.Quality.Confidence));
    }

    private static long Mistyped(LogState sealedLog, DateTimeOffset from) => sealedLog.Segments
        .Where(segment => segment.Kind == RowKind.Prediction && segment.LastOccurred >= from)
        .Sum(segment => segment.Mistyped);

    private Reference ReferenceOf(ModelVersion champion, ModelDeclaration model, LogState sealedLog)
    {
        if (known is not { } one || one.Model != model.Model || one.Reference.Version != champion.Number)
        {
            one = (model.Model, Reference.Of(model, champion, log, sealedLog, versions.Load(champion)));
            known = one;
        }

        return one.Reference;
    }
}
