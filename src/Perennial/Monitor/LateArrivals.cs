using Perennial.Log;
using Perennial.Registry;
using Perennial.Terms;

namespace Perennial.Monitor;

/// <summary>Measures cohorts again when rows or labels of their days came late.</summary>
/// <remarks>Only segments that hold times of measured days are looked at: where everything comes in time, nothing is read. Days whose rows have expired stand as they are.</remarks>
/// <param name="log">The log.</param>
/// <param name="meter">Measures a day.</param>
internal sealed class LateArrivals(PredictionLog log, CohortMeter meter)
{
    /// <summary>Older cohorts stand as they are.</summary>
    public const int MemoryDays = 90;

    /// <summary>What changes less of a cohort than this share of its rows waits until more has come.</summary>
    public const double SmallestRatio = 0.01;

    /// <summary>The cohorts of which more is known, measured as the log knows their days now.</summary>
    public IEnumerable<CohortRestated> Restate(RegistryState registry, LogState sealedLog, MonitorState state, IReadOnlyList<Segment> arrived)
    {
        var concerned = Concerned(sealedLog, state, arrived);
        if (concerned.Count == 0)
        {
            yield break;
        }

        var known = Known(registry.Declared(), sealedLog, concerned);
        foreach (var cohort in concerned.Where(cohort => known.GetValueOrDefault(cohort.Day) is var now && Changed(cohort, now)))
        {
            var before = state with { Cohorts = state.Cohorts.RemoveAll(one => one.Day >= cohort.Day) };
            yield return new CohortRestated(meter.Measure(registry, sealedLog, before, Taking(cohort), cohort.Day), cohort.Rows, cohort.Labelled);
        }
    }

    private static List<Cohort> Concerned(LogState sealedLog, MonitorState state, IReadOnlyList<Segment> arrived)
    {
        var late = arrived.Where(segment => segment.Kind != RowKind.Shadow).Select(segment => Span(segment)).ToList();
        return late.Count == 0 || state.MaturedDay is not { } newest ? [] : [.. state.Cohorts
            .Where(cohort => cohort.Day > newest.AddDays(-MemoryDays) && Days.Start(cohort.Day) >= sealedLog.ExpiredTo && late.Exists(span => cohort.Day >= span.From && cohort.Day <= span.To))];
    }

    /// <summary>A label whose prediction's time nobody told says 1970: it may be of any day.</summary>
    private static (DateOnly From, DateOnly To) Span(Segment segment) => (
        Days.Of(segment.FirstOccurred), segment.FirstOccurred == DateTimeOffset.UnixEpoch ? DateOnly.MaxValue : Days.Of(segment.LastOccurred));

    private Dictionary<DateOnly, DayCounts> Known(ModelDeclaration model, LogState sealedLog, List<Cohort> concerned)
    {
        var query = new WindowQuery(Days.Start(concerned[0].Day), Days.Start(concerned[^1].Day.AddDays(1)), sealedLog.Through);
        using var window = log.Open(model, sealedLog, query);
        var (occurred, labels) = (window.Numbers(WindowColumns.Occurred), window.Numbers(WindowColumns.Label));
        return Enumerable.Range(0, window.Rows)
            .GroupBy(row => Days.Of(DateTimeOffset.UnixEpoch.AddSeconds(occurred[row])))
            .ToDictionary(day => day.Key, day => new DayCounts(
                day.LongCount(), day.LongCount(row => !double.IsNaN(labels[row])), day.LongCount(row => labels[row] > 0.5)));
    }

    /// <summary>Where absence is a label the arrived ones are counted; positives of a yes or no tell a correction.</summary>
    private static bool Changed(Cohort cohort, DayCounts now)
    {
        var least = Math.Max(1, SmallestRatio * now.Rows);
        var positives = cohort is { Classes: null, Centre: null, Outage: null } && cohort.Labelled > 0 ? now.Positives - cohort.Positives : 0;
        return Math.Abs(now.Rows - cohort.Rows) >= least
            || Math.Abs(now.Labelled - (cohort.Arrived ?? cohort.Labelled)) >= least
            || Math.Abs(positives) >= least;
    }

    /// <summary>The challenger that took part then.</summary>
    private static Challenger? Taking(Cohort cohort) => cohort switch
    {
        { Shadow: { } shadow } => new Challenger(shadow.Version, StageKind.Shadow),
        { Split: { } split } => new Challenger(split.Version, StageKind.Split),
        _ => null,
    };

    private readonly record struct DayCounts(long Rows, long Labelled, long Positives);
}
