using Perennial.Log;

namespace Perennial.Simulation;

/// <summary>Something that comes in on a virtual day.</summary>
/// <param name="At">When.</param>
/// <param name="Row">The row of the history.</param>
/// <param name="IsLabel">Whether its label comes, or the request itself.</param>
internal readonly record struct Arrival(DateTimeOffset At, HistoryRow Row, bool IsLabel)
{
    /// <summary>What arrives in a stretch of time, in order of time; where times are equal, requests first.</summary>
    public static IEnumerable<Arrival> Of(IEnumerable<HistoryRow> requests, IEnumerable<HistoryRow> labelled, TimeSpan labelDelay)
    {
        var asked = requests.Select(row => new Arrival(row.OccurredAt, row, false));
        var labels = labelled.Select(row => new Arrival(row.LabelAt ?? row.OccurredAt + labelDelay, row, true));
        return asked.Concat(labels).OrderBy(arrival => arrival.At).ThenBy(arrival => arrival.IsLabel);
    }
}
