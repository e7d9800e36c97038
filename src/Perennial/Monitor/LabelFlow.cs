namespace Perennial.Monitor;

/// <summary>Whether labels come as they did: where they stopped, nothing is known, and that is not "all right".</summary>
/// <remarks>Days in a row are silent when together they hold <see cref="MinimumRows"/> rows and fewer than half of the labels that the days before
/// let expect, beyond what chance explains (Poisson, one in 10,000). Where the rows that get a label depend on what was answered, coverage says
/// nothing, and only days on which a declared absence could not be read are silent.</remarks>
public sealed class LabelFlow
{
    /// <summary>Fewer rows than this say nothing about labels. The default is 200.</summary>
    public const int MinimumRows = 200;

    /// <summary>Fewer labels than this share of what is expected are an outage. The default is one half.</summary>
    public const double LeastRatio = 0.5;

    private const int MemoryDays = 28;

    /// <summary>The normal quantile of a chance of one in 10,000.</summary>
    private const double ChanceDeviations = 3.72;

    private readonly Queue<Cohort> known = new();
    private readonly List<Cohort> doubtful = [];
    private readonly HashSet<DateOnly> silent = [];

    private LabelFlow()
    {
    }

    /// <summary>Days on which labels did not come.</summary>
    public IReadOnlySet<DateOnly> Silent => silent;

    /// <summary>The day since which labels do not come; null while they do.</summary>
    public DateOnly? StoppedOn { get; private set; }

    /// <summary>The newest signal.</summary>
    public QualitySignal Signal { get; private set; } = new(null, "labels", 0, 0, SignalState.NotEnoughEvidence);

    /// <summary>The flow over all cohorts so far.</summary>
    /// <param name="state">The cohorts.</param>
    /// <param name="selective">Whether which rows get a label depends on what was answered.</param>
    public static LabelFlow Of(MonitorState state, bool selective)
    {
        var flow = new LabelFlow();
        foreach (var cohort in state.Cohorts.Where(cohort => cohort.Rows > 0))
        {
            flow.See(cohort, selective);
        }

        flow.Conclude();
        return flow;
    }

    private void See(Cohort cohort, bool selective)
    {
        var (rows, labelled) = (known.Sum(one => one.Rows), known.Sum(one => one.Labelled));
        var few = !selective && rows >= MinimumRows && cohort.Labelled < LeastRatio * cohort.Rows * labelled / rows;
        if (cohort.Outage == true || few)
        {
            doubtful.Add(cohort);
            Settle((double)labelled / Math.Max(1, rows));
            return;
        }

        doubtful.Where(one => !silent.Contains(one.Day)).ToList().ForEach(Know);
        doubtful.Clear();
        Know(cohort);
    }

    /// <summary>Doubtful days in a row are silent once they are too many to be chance.</summary>
    private void Settle(double rate)
    {
        var (rows, due, came) = (doubtful.Sum(one => one.Rows), doubtful.Sum(one => one.Rows) * rate, doubtful.Sum(one => one.Labelled));
        if (doubtful[^1].Outage == true || (rows >= MinimumRows && due - came > ChanceDeviations * Math.Sqrt(due)))
        {
            silent.UnionWith(doubtful.Select(one => one.Day));
        }
    }

    private void Know(Cohort cohort)
    {
        known.Enqueue(cohort);
        if (known.Count > MemoryDays)
        {
            known.Dequeue();
        }
    }

    private void Conclude()
    {
        var (rows, labelled) = (known.Sum(one => one.Rows), known.Sum(one => one.Labelled));
        var rate = rows == 0 ? 0 : (double)labelled / rows;
        StoppedOn = doubtful.Count > 0 && silent.Contains(doubtful[^1].Day) ? doubtful[0].Day : null;
        var coverage = doubtful.Count == 0 ? rate : doubtful.Sum(one => one.Labelled) / (double)doubtful.Sum(one => one.Rows);
        Signal = new QualitySignal(
            null, "labels", coverage, rate,
            StoppedOn is not null ? SignalState.Alarm : rows < MinimumRows || labelled == 0 || doubtful.Count > 0 ? SignalState.NotEnoughEvidence : SignalState.Quiet)
        {
            Since = StoppedOn,
        };
    }
}
