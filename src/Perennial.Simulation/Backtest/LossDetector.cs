using Perennial.Drift.Streaming;

namespace Perennial.Simulation.Backtest;

/// <summary>A drift detector on the champion's losses, which retrains on every alarm and then starts over.</summary>
internal static class LossDetector
{
    /// <summary>A policy of it. A batch becomes as many bits as it has rows, the wrong ones spread evenly; losses beyond 0 to 1 are taken as those ends.</summary>
    public static BacktestPolicy Policy(string name, Func<StreamingDetector> detector) => new(name, (_, _) =>
    {
        var (watch, champion, alarmed) = (detector(), -1, false);
        return look =>
        {
            if (look.Champion != champion)
            {
                watch.Reset();
                (champion, alarmed) = (look.Champion, false);
            }

            alarmed |= look.Loss is { } loss && Alarms(watch, loss, look.Matrix.Rows);
            return BacktestMove.RetrainIf(alarmed);
        };
    });

    private static bool Alarms(StreamingDetector watch, double loss, long rows)
    {
        var (share, alarm) = (Math.Clamp(loss, 0, 1), false);
        for (var row = 1L; row <= rows; row++)
        {
            alarm |= watch.Update(Math.Floor(share * row) > Math.Floor(share * (row - 1)) ? 1 : 0) == DriftState.Drift;
        }

        return alarm;
    }
}
