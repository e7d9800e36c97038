using Perennial.Log;
using Perennial.Terms;

namespace Perennial.Monitor;

/// <summary>Whether the labels of a day came at all, where absence says something: a feed that broke must not read as all negative.</summary>
/// <remarks>Arrivals are taken as Poisson at the rate of the cohorts of the last four weeks: none where at least <see cref="Expected"/> were due
/// has a chance below 1 in 10,000. Days with too few due are added up, back to the last arrival.</remarks>
/// <param name="Arrived">Labels that arrived; null where only arrived labels count.</param>
/// <param name="Outage">Whether the feed is taken for broken.</param>
internal sealed record LabelFeed(long? Arrived, bool Outage)
{
    /// <summary>Labels that must have been due before their absence is an outage: -ln(0.0001).</summary>
    public const double Expected = 9.21;

    private const int MemoryDays = 28;

    /// <summary>The feed on a matured day.</summary>
    public static LabelFeed Of(ModelDeclaration model, PredictionLog log, LogState sealedLog, MonitorState state, WindowQuery query)
    {
        if (model.Label.AbsentMeans is null)
        {
            return new LabelFeed(null, false);
        }

        using var window = log.Open(model, sealedLog, query);
        var arrived = window.Numbers(WindowColumns.Label).LongCount(label => !double.IsNaN(label));
        return new LabelFeed(arrived, arrived == 0 && window.Rows > 0 && Due(state, window.Rows) >= Expected);
    }

    /// <summary>The query under which absence is a label; while the feed is broken it is none.</summary>
    public WindowQuery Absence(ModelDeclaration model, WindowQuery query) =>
        Outage ? query : query with { AbsentMeans = model.Label.AbsentMeans, SeenWhen = model.Label.SeenWhen };

    private static double Due(MonitorState state, long rows)
    {
        var silent = state.Cohorts.Reverse().TakeWhile(cohort => cohort.Arrived == 0).ToList();
        var known = state.Cohorts.Take(state.Cohorts.Count - silent.Count).Reverse().Where(cohort => cohort.Outage != true).Take(MemoryDays).ToList();
        var before = known.Sum(cohort => cohort.Rows);
        return before == 0 ? 0 : known.Sum(cohort => cohort.Arrived ?? 0) / (double)before * (rows + silent.Sum(cohort => cohort.Rows));
    }
}
