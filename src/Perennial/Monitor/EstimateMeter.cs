using System.Collections.Immutable;
using Perennial.Log;
using Perennial.Registry;
using Perennial.Terms;

namespace Perennial.Monitor;

/// <summary>Estimates what the champion loses on the days that have no labels yet. No decision looks at it.</summary>
/// <remarks>Costs one more look at the newest labelled period and one at the new days. Labels that are seen only after some actions teach nothing of the others,
/// unless exploring lets the rest be weighed.</remarks>
/// <param name="log">The log.</param>
/// <param name="versions">Loads versions.</param>
internal sealed class EstimateMeter(PredictionLog log, VersionLoader versions)
{
    /// <summary>Labelled rows that are calibrated on, at most, evenly over their days: 5,000.</summary>
    public const int MostRows = 5_000;

    /// <summary>Earlier estimates whose labels came that a band looks back on, at most: 90.</summary>
    public const int MostMissed = 90;

    private ((ModelDeclaration Model, int Version, long Through, ImmutableList<Cohort> Cohorts, ImmutableList<DaysQuarantined> Quarantine) Key, LossEstimator? Estimator)? known;

    /// <summary>The estimates of every sealed day without labels that has none yet.</summary>
    public IEnumerable<LossEstimate> Measure(RegistryState registry, LogState sealedLog, MonitorState state)
    {
        var days = Unknown(sealedLog, state);
        if (days.Count == 0 || Estimator(registry, sealedLog, state) is not { } estimator)
        {
            yield break;
        }

        var (model, version) = (registry.Declared(), registry.Version(registry.Champion!.Value));
        using var window = log.Open(model, sealedLog, Query(days, sealedLog), version);
        var all = LabelledRows.AllOf(model, window);
        var places = Enumerable.Range(0, all.Count).ToLookup(row => Days.Of(DateTimeOffset.UnixEpoch.AddSeconds(all.Occurred[row])));
        double[] missed = [.. EstimateErrors.Pairs(state).TakeLast(MostMissed).Select(pair => pair.Lost - pair.Estimate.Loss)];
        foreach (var day in days.Where(places.Contains))
        {
            var rows = places[day].ToHashSet();
            if (Answered(model, version, all.Where(rows.Contains)) is var (kept, answers) && estimator.Estimate(day, version.Number, kept, answers, missed) is { } estimate)
            {
                yield return estimate;
            }
        }
    }

    /// <summary>What is calibrated on the champion's newest labelled period; null where that says too little.</summary>
    public LossEstimator? Estimator(RegistryState registry, LogState sealedLog, MonitorState state)
    {
        var model = registry.Declared();
        if (registry.Champion is not { } champion || model.Label is { SeenWhen: not null, Explore: null })
        {
            return null;
        }

        var key = (model, champion, sealedLog.Through, state.Cohorts, state.Quarantine);
        if (known?.Key != key)
        {
            known = (key, Fit(model, registry.Version(champion), sealedLog, state));
        }

        return known?.Estimator;
    }

    private LossEstimator? Fit(ModelDeclaration model, ModelVersion version, LogState sealedLog, MonitorState state)
    {
        DateOnly[] days = [.. state.Sound
            .Where(cohort => cohort.Labelled > 0 && Days.Start(cohort.Day) >= version.TrainedTo && Days.Start(cohort.Day) >= sealedLog.ExpiredTo)
            .Select(cohort => cohort.Day).TakeLast(model.Calendar.WindowDays)];
        if (days.Length < LossEstimator.LeastDays)
        {
            return null;
        }

        var query = Query(days, sealedLog) with { AbsentMeans = model.Label.AbsentMeans, SeenWhen = model.Label.AbsentMeans is null ? null : model.Label.SeenWhen };
        using var window = log.Open(model, sealedLog, query, version);
        var rows = LabelledRows.Of(model, window);
        var kept = rows.Count <= MostRows ? rows : rows.Where(row => (long)row * MostRows / rows.Count != (row - 1L) * MostRows / rows.Count);
        return kept.Count > 0 && Answered(model, version, kept) is var (answered, answers) ? LossEstimator.Fit(model, answered, answers) : null;
    }

    private (LabelledRows Rows, double[] Answers)? Answered(ModelDeclaration model, ModelVersion version, LabelledRows rows)
    {
        if (VersionAnswers.Of(model, versions, version, rows) is not { } answers)
        {
            return null;
        }

        int[] given = [.. Enumerable.Range(0, rows.Count).Where(answers.Has)];
        return (rows.Where(answers.Has), Answers.Pick(answers.Scores, rows.Width, given));
    }

    private static List<DateOnly> Unknown(LogState sealedLog, MonitorState state)
    {
        var estimated = state.Estimates.Select(estimate => estimate.Day).ToHashSet();
        var days = new List<DateOnly>();
        for (var day = state.MaturedDay?.AddDays(1); day is { } next && Days.Start(next.AddDays(1)) <= sealedLog.Before; day = next.AddDays(1))
        {
            if (!estimated.Contains(next) && !state.IsQuarantined(next))
            {
                days.Add(next);
            }
        }

        return days;
    }

    private static WindowQuery Query(IReadOnlyList<DateOnly> days, LogState sealedLog) =>
        new(Days.Start(days[0]), Days.Start(days[^1].AddDays(1)), sealedLog.Through)
        {
            Without = [.. Enumerable.Range(days[0].DayNumber, days[^1].DayNumber - days[0].DayNumber).Select(DateOnly.FromDayNumber).Except(days)],
        };
}
