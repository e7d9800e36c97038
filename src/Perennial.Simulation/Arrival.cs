using Perennial.Log;

namespace Perennial.Simulation;

/// <summary>Something that comes in on a virtual day.</summary>
/// <param name="At">When.</param>
/// <param name="Row">The row of the history.</param>
/// <param name="IsLabel">Whether its label comes, or the request itself.</param>
internal readonly record struct Arrival(DateTimeOffset At, HistoryRow Row, bool IsLabel)
{
    /// <summary>What arrives on a day, in order of time; where times are equal, requests first.</summary>
    public static IEnumerable<Arrival> On(DateTimeOffset day, TimeSpan labelDelay, Func<DateTimeOffset, DateTimeOffset, IReadOnlyList<HistoryRow>> read)
    {
        var next = day.AddDays(1);
        var requests = read(day, next).Select(row => new Arrival(row.OccurredAt, row, false));
        var labels = read(day - labelDelay, next - labelDelay)
            .Where(row => row.Label is not null)
            .Select(row => new Arrival(row.OccurredAt + labelDelay, row, true));
        return requests.Concat(labels).OrderBy(arrival => arrival.At).ThenBy(arrival => arrival.IsLabel);
    }
}
