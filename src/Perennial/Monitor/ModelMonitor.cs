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
    private readonly EstimateMeter estimates = new(log, versions);
    private ((string Model, int Version, CalendarOptions Calendar, DateOnly? Middle) Key, Reference Reference)? known;

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

    /// <summary>What the champion probably loses on days that have no labels yet and were not estimated before.</summary>
    public IEnumerable<LossEstimate> Estimate(RegistryState registry, LogState sealedLog, MonitorState state) => estimates.Measure(registry, sealedLog, state);

    /// <summary>The signals over the newest period.</summary>
    public SignalsObserved Observe(RegistryState registry, LogState sealedLog, MonitorState state)
    {
        var model = registry.Declared();
        var labels = LabelFlow.Of(state, model.Label.SeenWhen is not null);
        if (registry.Champion is not { } champion)
        {
            return new SignalsObserved([], [], null);
        }

        var calendar = model.Calendar;
        var from = sealedLog.Before - TimeSpan.FromDays(calendar.WindowDays);
        var holidays = calendar.HolidaysIn(Days.Of(from), Days.Of(sealedLog.Before));
        var performance = Performance(state, champion, model, labels);
        if (holidays.Count == calendar.WindowDays)
        {
            return new SignalsObserved([], [labels.Signal], performance);
        }

        var version = registry.Version(champion);
        var unknown = Season.Unknown(calendar, version, sealedLog.ExpiredTo);
        var against = ReferenceOf(registry, state, version, sealedLog, unknown is null ? Days.Of(from).AddDays(calendar.WindowDays / 2) : null);
        var query = new WindowQuery(from, sealedLog.Before, sealedLog.Through) { Without = holidays };
        using var window = log.Open(model, sealedLog, query, version);
        var day = Days.Of(sealedLog.Before).AddDays(-1);
        var daily = against is null or { RowsPerDay: 0 } ? [] : FeedMonitor.Observe(model, against, window, day, state.IsBroken);
        state = QuarantinePolicy.Next(state, daily, day).Aggregate(state, (all, fact) => all.After(fact));
        return new SignalsObserved(
            Drift(registry, against, sealedLog, state, query, window),
            [
                .. against is null or { RowsPerDay: 0 } ? [] : QualityMonitor.Observe(model, against, window, calendar.WindowDays - holidays.Count, Mistyped(sealedLog, from)),
                .. daily,
                labels.Signal,
            ],
            performance);
    }

    /// <summary>Broken days are no drift: they are left out, and when nothing else is there nothing is said.</summary>
    private IReadOnlyList<DriftSignal> Drift(
        RegistryState registry, Reference? against, LogState sealedLog, MonitorState state, WindowQuery query, IWindow window)
    {
        var model = registry.Declared();
        DateOnly[] broken = [.. Enumerable.Range(0, model.Calendar.WindowDays).Select(day => Days.Of(query.From).AddDays(day)).Where(state.IsQuarantined)];
        if (broken.Length == 0)
        {
            return Drift(registry, against, sealedLog, state, window);
        }

        using var sound = log.Open(model, sealedLog, query with { Without = [.. query.Without, .. broken] }, registry.Version(registry.Champion!.Value));
        return Drift(registry, against, sealedLog, state, sound);
    }

    /// <summary>Before there is anything to hold the champion against, nothing is known. What moved is ranked by what it does to the answers.</summary>
    private IReadOnlyList<DriftSignal> Drift(RegistryState registry, Reference? against, LogState sealedLog, MonitorState state, IWindow window)
    {
        var (model, champion) = (registry.Declared(), registry.Version(registry.Champion!.Value));
        var signals = window.Rows == 0 ? [] : Season.Known(
            against is null ? DriftMonitor.Unknown(champion, window) : DriftMonitor.Observe(model, against, window), model.Calendar, champion, sealedLog.ExpiredTo);
        return against is null || !signals.Any(signal => signal.State == SignalState.Alarm) ? signals : DriftRanking.Of(
            signals, against, WindowFeatures.Of(window, against.Signature), champion.Answers ? rows => versions.Score(champion, rows) : null,
            Losses(registry, sealedLog, state, window), model.Task);
    }

    /// <summary>The estimated mean loss of answers to some rows of a window. How many of the highest are acted on cannot be told from a few rows, and of numbers the
    /// loss is learnt from the features that move.</summary>
    private Func<int[], double[], double>? Losses(RegistryState registry, LogState sealedLog, MonitorState state, IWindow window)
    {
        var model = registry.Declared();
        if (model.Task == TaskKind.Regression || model is { Metric: MetricKind.Cost, Costs.DecideAt.Top: not null } || estimates.Estimator(registry, sealedLog, state) is not { } estimator)
        {
            return null;
        }

        var all = LabelledRows.AllOf(model, window);
        return (places, answers) => places.ToHashSet() is var kept && all.Where(kept.Contains) is var rows ? rows.Mean(estimator.Expected(rows, answers)) : 0;
    }

    /// <summary>Where labels stopped coming, how the champion does now is not known.</summary>
    private static PerformanceSignal Performance(MonitorState state, int champion, ModelDeclaration model, LabelFlow labels)
    {
        var signal = PerformanceMonitor.Observe(state, champion, model.Quality.Confidence, model.Calendar);
        return labels.StoppedOn is null ? signal : signal with { State = SignalState.NotEnoughEvidence };
    }

    private static long Mistyped(LogState sealedLog, DateTimeOffset from) => sealedLog.Segments
        .Where(segment => segment.Kind == RowKind.Prediction && segment.LastOccurred >= from)
        .Sum(segment => segment.Mistyped);

    /// <summary>With a season the reference moves with the window. What a version from elsewhere is held against may still grow: it is read anew every time.</summary>
    private Reference? ReferenceOf(RegistryState registry, MonitorState state, ModelVersion champion, LogState sealedLog, DateOnly? middle)
    {
        var model = registry.Declared();
        var key = (model.Model, champion.Number, model.Calendar, model.Calendar.SeasonDays is null ? null : middle);
        if (known is { } one && one.Key == key)
        {
            return one.Reference;
        }

        var reference = Reference.Of(
            model, champion, ReferenceSpan.Of(registry, state, champion), log, sealedLog, versions, Season.LeftOut(model.Calendar, champion, key.Item4));
        known = reference is null || champion.Elsewhere ? null : (key, reference);
        return reference;
    }
}
