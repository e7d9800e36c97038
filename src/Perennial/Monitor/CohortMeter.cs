using Perennial.Log;
using Perennial.Registry;
using Perennial.Terms;

namespace Perennial.Monitor;

/// <summary>Measures cohorts: the answers that were given, the stored versions on the same rows, and the challenger's.</summary>
/// <param name="log">The log.</param>
/// <param name="versions">Loads versions.</param>
public sealed class CohortMeter(PredictionLog log, VersionLoader versions)
{
    /// <summary>Measures every day that has matured since the newest cohort, at most up to the day before <paramref name="now"/>.</summary>
    public IEnumerable<Cohort> Measure(
        RegistryState registry, LogState sealedLog, MonitorState state, Challenger? challenger, DateTimeOffset now)
    {
        var model = registry.Declared();
        for (var day = state.MaturedDay?.AddDays(1) ?? sealedLog.FirstDay; day is { } next && Matured(model, sealedLog, next, now); day = next.AddDays(1))
        {
            var cohort = Measure(registry, sealedLog, state, challenger, next);
            state = state.After(new CohortMeasured(cohort));
            yield return cohort;
        }
    }

    private static bool Matured(ModelDeclaration model, LogState sealedLog, DateOnly day, DateTimeOffset now)
    {
        var known = Days.Start(day.AddDays(1)) + model.Label.MaturesAfter;
        return known <= now && known <= sealedLog.Before;
    }

    private Cohort Measure(RegistryState registry, LogState sealedLog, MonitorState state, Challenger? challenger, DateOnly day)
    {
        var model = registry.Declared();
        var query = new WindowQuery(Days.Start(day), Days.Start(day.AddDays(1)), sealedLog.Through);
        using var all = log.Open(model, sealedLog, query);
        var rows = LabelledRows.Of(model, all);
        return new Cohort
        {
            Day = day,
            Rows = all.Rows,
            Labelled = rows.Count,
            Positives = rows.Labels.Count(label => label > 0.5),
            TrivialLoss = rows.Count == 0 ? 0 : rows.Losses(model.Metric, TrivialAnswer.Before(model, state, day, rows)).Average(),
            Champion = registry.Champion,
            Served = Served(model, rows),
            Versions = rows.Count == 0 ? [] : Rescored(registry, rows),
            Shadow = challenger is { Kind: StageKind.Shadow } ? Shadow(model, sealedLog, query, challenger.Version) : null,
            Split = challenger is { Kind: StageKind.Split } ? SplitArms.Of(model, rows, challenger.Version) : null,
        };
    }

    private static ServedLoss? Served(ModelDeclaration model, LabelledRows rows)
    {
        var answered = rows.Where(row => !double.IsNaN(rows.Scores[row]));
        if (answered.Count == 0)
        {
            return null;
        }

        var moments = ClusterSums.Of(answered.Losses(model.Metric, answered.Scores), answered.Entities);
        var error = moments.StandardError;
        return new ServedLoss(moments.Mean, double.IsFinite(error) ? error : null, moments.Rows, (int)moments.Clusters);
    }

    /// <remarks>A version that a gate refused because its answers are no probabilities is still stored: it is left out.</remarks>
    private List<VersionLoss> Rescored(RegistryState registry, LabelledRows rows)
    {
        if (registry.Champion is not { } champion)
        {
            return [];
        }

        var metric = registry.Declared().Metric;
        var losses = registry.Versions.AsParallel().AsOrdered()
            .Select(version => (version.Number, Scores: versions.Load(version).Score(rows.Features)))
            .Where(one => Array.TrueForAll(one.Scores, score => score is >= 0 and <= 1))
            .Select(one => (one.Number, Rows: rows.Losses(metric, one.Scores))).ToList();
        return losses.Find(one => one.Number == champion).Rows is not { } against ? [] : [.. losses.Select(one => new VersionLoss(
            one.Number, one.Rows.Average(), ClusterSums.Of(Differences(one.Rows, against), rows.Entities)))];
    }

    private ShadowCohort? Shadow(ModelDeclaration model, LogState sealedLog, WindowQuery query, int version)
    {
        using var window = log.Open(model, sealedLog, query with { Shadow = version, LabelledOnly = true, AnsweredOnly = true });
        if (window.Rows == 0)
        {
            return null;
        }

        var rows = LabelledRows.Of(model, window);
        var shadow = window.Numbers(WindowColumns.ShadowScore);
        var difference = Differences(rows.Losses(model.Metric, shadow), rows.Losses(model.Metric, rows.Scores));
        return new ShadowCohort(
            version, rows.Count, ClusterSums.Of(difference, rows.Entities), rows.OnlyRight(rows.Scores, shadow), rows.OnlyRight(shadow, rows.Scores));
    }

    private static double[] Differences(double[] losses, double[] others) =>
        [.. losses.Zip(others, (loss, other) => loss - other)];
}
