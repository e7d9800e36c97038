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
        var labels = LabelFlow.Of(state, model.Label.SeenWhen is not null);
        if (registry.Champion is not { } champion)
        {
            return new SignalsObserved([], [], null);
        }

        var against = ReferenceOf(registry.Version(champion), model, sealedLog);
        var period = TimeSpan.FromDays(SkillHistory.PeriodDays);
        var query = new WindowQuery(sealedLog.Before - period, sealedLog.Before, sealedLog.Through);
        var day = Days.Of(sealedLog.Before).AddDays(-1);
        using var window = log.Open(model, sealedLog, query, registry.Version(champion));
        var daily = FeedMonitor.Observe(model, against, window, day, state.IsBroken);
        state = QuarantinePolicy.Next(state, daily, day).Aggregate(state, (all, fact) => all.After(fact));
        return new SignalsObserved(
            Drift(model, against, sealedLog, state, query, window, registry.Version(champion)),
            [
                .. against.RowsPerDay == 0 ? [] : QualityMonitor.Observe(model, against, window, period.TotalDays, Mistyped(sealedLog, sealedLog.Before - period)),
                .. daily,
                labels.Signal,
            ],
            Performance(state, champion, model, labels));
    }

    /// <summary>Broken days are no drift: they are left out, and when nothing else is there nothing is said.</summary>
    private IReadOnlyList<DriftSignal> Drift(
        ModelDeclaration model, Reference against, LogState sealedLog, MonitorState state, WindowQuery query, IWindow window, ModelVersion champion)
    {
        DateOnly[] without = [.. Enumerable.Range(0, SkillHistory.PeriodDays).Select(day => Days.Of(query.From).AddDays(day)).Where(state.IsQuarantined)];
        if (without.Length == 0)
        {
            return window.Rows == 0 ? [] : DriftMonitor.Observe(model, against, window);
        }

        using var sound = log.Open(model, sealedLog, query with { Without = without }, champion);
        return sound.Rows == 0 ? [] : DriftMonitor.Observe(model, against, sound);
    }

    /// <summary>Where labels stopped coming, how the champion does now is not known.</summary>
    private static PerformanceSignal Performance(MonitorState state, int champion, ModelDeclaration model, LabelFlow labels)
    {
        var signal = PerformanceMonitor.Observe(state, champion, model.Quality.Confidence);
        return labels.StoppedOn is null ? signal : signal with { State = SignalState.NotEnoughEvidence };
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
