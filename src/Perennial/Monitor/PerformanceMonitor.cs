using Perennial.Drift.Distributions;
using Perennial.Terms;

namespace Perennial.Monitor;

/// <summary>Compares the champion's skill now with its skill when it was fresh.</summary>
/// <remarks>Student's t of two samples of days (Welch 1947), with the degrees of freedom of the smaller less one, which errs on the safe side.</remarks>
public static class PerformanceMonitor
{
    /// <summary>The signal for <paramref name="champion"/>.</summary>
    /// <param name="state">The cohorts.</param>
    /// <param name="champion">The version.</param>
    /// <param name="confidence">Of the interval: a probability.</param>
    /// <param name="calendar">Says how long a period is, and which days are left out. The default is a week, and none.</param>
    public static PerformanceSignal Observe(MonitorState state, int champion, double confidence, CalendarOptions? calendar = null)
    {
        var history = SkillHistory.Of(state, champion, calendar);
        if (history is not { Fresh: { } fresh, Now: { Days: > 1 } now })
        {
            return new PerformanceSignal(0, 0, 0, 0, SignalState.NotEnoughEvidence);
        }

        var excess = now.Mean - fresh.Mean;
        var half = StudentT.Quantile((1 + confidence) / 2, Math.Min(now.Days, fresh.Days) - 1) * double.Hypot(now.StandardError, fresh.StandardError);
        return new PerformanceSignal(
            excess, excess - half, excess + half, now.Rows, excess - half > 0 ? SignalState.Alarm : SignalState.Quiet);
    }
}
