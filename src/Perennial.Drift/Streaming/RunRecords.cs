namespace Perennial.Drift.Streaming;

/// <summary>When a statistic first reached each height: its records. From them the run length to any threshold follows without another run.</summary>
internal sealed class RunRecords(long horizon)
{
    private readonly List<(long Row, double Height)> records = [];

    public double Highest => records.Count == 0 ? double.NegativeInfinity : records[^1].Height;

    public void See(long row, double statistic)
    {
        if (statistic > Highest)
        {
            records.Add((row, statistic));
        }
    }

    /// <summary>Rows seen by all, over those that alarmed: the mean of run lengths cut at the horizon, if they are near to exponential.</summary>
    public static double MeanLength(IReadOnlyList<RunRecords> runs, double threshold)
    {
        var (rows, alarms) = (0.0, 0);
        foreach (var run in runs)
        {
            var alarm = run.First(threshold);
            rows += alarm ?? run.Horizon;
            alarms += alarm is null ? 0 : 1;
        }

        return alarms == 0 ? double.PositiveInfinity : rows / alarms;
    }

    private long Horizon => horizon;

    private long? First(double threshold)
    {
        foreach (var (row, height) in records)
        {
            if (height > threshold)
            {
                return row;
            }
        }

        return null;
    }
}
