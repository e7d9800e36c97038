using Perennial.Monitor;

namespace Perennial.App.Commands;

/// <summary>Alarms in words.</summary>
internal static class AlarmText
{
    /// <summary>One line for each signal that says that something is wrong.</summary>
    public static IEnumerable<string> Of(SignalsObserved? signals) => signals is null ? [] :
    [
        .. signals.Quality.Where(one => one.State == SignalState.Alarm)
            .Select(one => Words.Text($"quality: {one.Column ?? "rows"} {one.Check} is {one.Value:0.####}, {one.Reference:0.####} in the reference")),
        .. signals.Drift.Where(one => one.State == SignalState.Alarm)
            .Select(one => Words.Text($"drift: {one.Column} has moved (stability index {one.StabilityIndex:0.###})")),
        .. signals.Performance is { State: SignalState.Alarm } loss
            ? [Words.Text($"performance: loss is {loss.Excess:0.0000} above fresh ({loss.Lower:0.0000} to {loss.Upper:0.0000})")]
            : Array.Empty<string>(),
    ];
}
