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

    /// <summary>Measures one day as the log knows it now.</summary>
    public Cohort Measure(RegistryState registry, LogState sealedLog, MonitorState state, Challenger? challenger, DateOnly day)
    {
        var model = registry.Declared();
        var query = new WindowQuery(Days.Start(day), Days.Start(day.AddDays(1)), sealedLog.Through);
        var feed = LabelFeed.Of(model, log, sealedLog, state, query);
        query = feed.Absence(model, query);
        using var window = log.Open(model, sealedLog, query, registry.Versions);
        var all = LabelledRows.AllOf(model, window);
        var rows = feed.Outage ? all.Where(_ => false) : all.Where(row => !double.IsNaN(all.Labels[row]));
        return Described(model, state, day, all, rows) with
        {
            Arrived = feed.Arrived,
            Outage = feed.Outage ? true : null,
            Champion = registry.Champion,
            Served = Served(model, rows),
            Groups = Groups(model, registry.Champion, rows),
            Slices = SliceLosses.SincePromotion(registry, versions, rows),
            Versions = rows.Count == 0 ? [] : Rescored(registry, rows),
            Shadow = challenger is { Kind: StageKind.Shadow } && !feed.Outage ? ShadowPairs.Of(model, log, sealedLog, query, challenger.Version) : null,
            Split = challenger is { Kind: StageKind.Split } ? SplitArms.Of(model, rows, challenger.Version) : null,
        };
    }

    private static bool Matured(ModelDeclaration model, LogState sealedLog, DateOnly day, DateTimeOffset now)
    {
        var known = Days.Start(day.AddDays(1)) + model.Label.MaturesAfter;
        return known <= now && known <= sealedLog.Before;
    }

    private static Cohort Described(ModelDeclaration model, MonitorState state, DateOnly day, LabelledRows all, LabelledRows rows) => new()
    {
        Day = day,
        Rows = all.Count,
        Labelled = rows.Count,
        LabelledWeight = rows.Weights is null ? null : rows.TotalWeight,
        Positives = model.Task == TaskKind.Binary ? rows.Labels.Count(label => label > 0.5) : 0,
        Classes = model.Task == TaskKind.Multiclass ? [.. Enumerable.Range(0, model.AnswerWidth).Select(place => rows.Labels.LongCount(label => label == place))] : null,
        Centre = model.Task == TaskKind.Regression && rows.Count > 0 ? TrivialAnswer.Centre(model, rows) : null,
        Coverage = SelectiveLabels.Coverage(model, all),
        TrivialLoss = rows.Count == 0 ? 0 : rows.Mean(rows.Losses(model, Answers.Constant(TrivialAnswer.Before(model, state, day, rows), rows.Count))),
    };

    private static IReadOnlyList<GroupCounts>? Groups(ModelDeclaration model, int? champion, LabelledRows rows)
    {
        if (model.Gates?.Protected is null)
        {
            return null;
        }

        var answered = rows.Where(row => rows.AnsweredBy[row] == champion && rows.Answered(row));
        return GroupCounts.Of(model, answered, answered.Scores);
    }

    private static ServedLoss? Served(ModelDeclaration model, LabelledRows rows)
    {
        var answered = rows.Where(rows.Answered);
        if (answered.Count == 0)
        {
            return null;
        }

        var moments = answered.ByCluster(answered.Losses(model, answered.Scores));
        var error = moments.StandardError;
        return new ServedLoss(moments.Mean, double.IsFinite(error) ? error : null, moments.Rows, (int)moments.Clusters);
    }

    /// <remarks>A version that a gate refused because its answers are none is still stored: it is left out. One that answers elsewhere has the loss of its logged answers.</remarks>
    private List<VersionLoss> Rescored(RegistryState registry, LabelledRows rows)
    {
        if (registry.Champion is not { } champion)
        {
            return [];
        }

        var model = registry.Declared();
        var answers = registry.Versions.AsParallel().AsOrdered()
            .Select(version => VersionAnswers.Of(model, versions, version, rows)).OfType<VersionAnswers>().ToList();
        return answers.Find(one => one.Version == champion) is not { } against ? []
            : [.. answers.AsParallel().AsOrdered().Select(one => one.Against(model, rows, against)).OfType<VersionLoss>()];
    }
}
