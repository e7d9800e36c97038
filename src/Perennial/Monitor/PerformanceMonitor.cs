using Perennial.Drift.Distributions;
namespace Perennial.Monitor;

/// <summary>Compares the champion's skill now with its skill when it was fresh.</summary>
public static class PerformanceMonitor
{
    /// <summary>The signal for <paramref name="champion"/>.</summary>
    /// <param name="state">The cohorts.</param>
    /// <param name="champion">The version.</param>
    /// <param name="confidence">Of the interval: a probability.</param>
    public static PerformanceSignal Observe(MonitorState state, int champion, double confidence)
    {
        var history = SkillHistory.Of(state, champion);
        if (history is not { Fresh: { } fresh, Now: { } now })
        {
            return new PerformanceSignal(0, 0, 0, 0, SignalState.NotEnoughEvidence);
        }

        var excess = now.Mean - fresh.Mean;
        var half = NormalDistribution.Quantile((1 + confidence) / 2) * double.Hypot(now.StandardError, fresh.StandardError);
        return new PerformanceSignal(
            excess, excess - half, excess + half, now.Rows, excess - half > 0 ? SignalState.Alarm : SignalState.Quiet);
    }
}
