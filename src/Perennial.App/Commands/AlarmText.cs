using Perennial.Monitor;

namespace Perennial.App.Commands;

/// <summary>Alarms in words.</summary>
internal static class AlarmText
{
    /// <summary>One line for each signal that says that something is wrong.</summary>
    public static IEnumerable<string> Of(SignalsObserved? signals) => signals is null ? [] :
    [
        .. signals.Quality.Where(one => one.State == SignalState.Alarm)
            .Select(Of),
        .. DriftRanking.Ranked(signals.Drift.Where(one => one.State == SignalState.Alarm)).Select(MovedColumnText.Of),
        .. signals.Performance is { State: SignalState.Alarm } loss
            ? [Words.Text($"performance: loss is {loss.Excess:0.0000} above fresh ({loss.Lower:0.0000} to {loss.Upper:0.0000})")]
            : Array.Empty<string>(),
    ];

    /// <summary>One line for each alarm of the loop; where a signal says the same, it is not said twice.</summary>
    public static IEnumerable<string> Of(IEnumerable<Alarm> alarms) => alarms.Where(alarm => alarm.Kind != AlarmKind.NoLabels).Select(alarm => $"{alarm.Words}: {alarm.Remedy}");

    private static string Of(QualitySignal one) => one.Check switch
    {
        "labels" => Words.Text($"no labels since {one.Since:yyyy-MM-dd}: {one.Value:P0} of the rows of those days have one, {one.Reference:P0} before"),
        FeedMonitor.Unit => Words.Text($"quality: {one.Column} comes in another unit, factor {one.Value:0.####} ({one.Note}): mend the feed"),
        FeedMonitor.Vanished => Words.Text($"quality: {one.Column} is gone, missing in {one.Value:P0} of the newest day's rows: mend the feed"),
        FeedMonitor.Stuck => $"quality: {one.Column} is the same in every row of the newest day: mend the feed",
        _ => Words.Text($"quality: {one.Column ?? "rows"} {one.Check} is {one.Value:0.####}, {one.Reference:0.####} in the reference"),
    };
}
