namespace Perennial.Drift.Scoring;

/// <summary>How well the alarms of a detector fit the drifts that are known. What is undefined is NaN, never 0.</summary>
/// <remarks>
/// Bifet (2017), "Classifier Concept Drift Detection and the Illusion of Progress"; the conventions are those of river's evaluation: an alarm belongs to
/// the first drift whose window it falls in, and is false where there is none.
/// </remarks>
public sealed record DetectorScore
{
    /// <summary>Values in the stream, at least 1.</summary>
    public required long Rows { get; init; }

    /// <summary>Drifts that are known, 0 or more.</summary>
    public required int Drifts { get; init; }

    /// <summary>Drifts with an alarm in their window, 0 or more.</summary>
    public required int Found { get; init; }

    /// <summary>Alarms, 0 or more.</summary>
    public required int Alarms { get; init; }

    /// <summary>Alarms in no window, 0 or more.</summary>
    public required int FalseAlarms { get; init; }

    /// <summary>Values from the beginning of a drift to its first alarm, averaged over those found; negative for early ones. NaN when none is.</summary>
    public required double Delay { get; init; }

    /// <summary>Delay over the latest that is allowed, to compare streams; may pass 1 where drifts are gradual. NaN when none is found.</summary>
    public required double DelayRatio { get; init; }

    /// <summary>Values between successive false alarms, averaged; NaN below two.</summary>
    public required double MeanTimeBetweenFalseAlarms { get; init; }

    /// <summary>Drifts without an alarm, 0 to 1; NaN without drifts.</summary>
    public double MissedRatio => Drifts == 0 ? double.NaN : 1 - ((double)Found / Drifts);

    /// <summary>Drifts with an alarm, 0 to 1; NaN without drifts.</summary>
    public double EpisodeRecall => Drifts == 0 ? double.NaN : (double)Found / Drifts;

    /// <summary>True alarms over true alarms and missed drifts, 0 to 1, as some count it: several alarms in one window count several times.</summary>
    public double AlarmRecall => Ratio(Alarms - FalseAlarms, Alarms - FalseAlarms + Drifts - Found);

    /// <summary>Alarms in a window over all, 0 to 1; NaN without alarms.</summary>
    public double Precision => Ratio(Alarms - FalseAlarms, Alarms);

    /// <summary>Harmonic mean of precision and episode recall, 0 to 1; NaN where either is.</summary>
    public double F1 => Precision + EpisodeRecall == 0 ? 0 : 2 * Precision * EpisodeRecall / (Precision + EpisodeRecall);

    /// <summary>False alarms over values, 0 or more.</summary>
    public double FalseAlarmRate => (double)FalseAlarms / Rows;

    /// <summary>Mean time ratio: time between false alarms over delay, times the share found. More is better; infinite without delay, NaN where a part is.</summary>
    public double MeanTimeRatio => MeanTimeBetweenFalseAlarms / Delay * EpisodeRecall;

    /// <summary>Scores alarms.</summary>
    /// <param name="alarms">Their indices, from 0, ascending.</param>
    /// <param name="drifts">The drifts that are known, in order of time.</param>
    /// <param name="rows">Values in the stream, at least 1.</param>
    /// <param name="options">Settings; default as their record says.</param>
    /// <returns>The score.</returns>
    /// <exception cref="ArgumentException">Rows are under 1, or a drift ends before it begins.</exception>
    public static DetectorScore Of(
        IReadOnlyList<long> alarms, IReadOnlyList<DriftSpan> drifts, long rows, DetectorScoreOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(alarms);
        ArgumentNullException.ThrowIfNull(drifts);
        Require.AtLeast(rows, 1, nameof(rows));
        foreach (var drift in drifts)
        {
            Require.AtLeast(drift.End, drift.Begin, nameof(drifts));
        }

        options ??= new();
        var owners = alarms.ToLookup(alarm => drifts.Index().Where(drift => options.Finds(drift.Item, alarm)).Select(drift => drift.Index).FirstOrDefault(-1));
        long[] falseAlarms = [.. owners[-1]];
        double[] delays = [.. drifts.Index().Where(drift => owners.Contains(drift.Index)).Select(drift => (double)(owners[drift.Index].Min() - drift.Item.Begin))];
        var delay = delays.Length == 0 ? double.NaN : delays.Average();
        return new()
        {
            Rows = rows,
            Drifts = drifts.Count,
            Found = delays.Length,
            Alarms = alarms.Count,
            FalseAlarms = falseAlarms.Length,
            Delay = delay,
            DelayRatio = delay / options.LatestDelay,
            MeanTimeBetweenFalseAlarms = Ratio(falseAlarms.LastOrDefault() - falseAlarms.FirstOrDefault(), falseAlarms.Length - 1, falseAlarms.Length < 2),
        };
    }

    private static double Ratio(double part, double all, bool undefined = false) => undefined || all == 0 ? double.NaN : part / all;
}
