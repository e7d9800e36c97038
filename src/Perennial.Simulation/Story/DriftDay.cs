using Perennial.Monitor;
using Perennial.Registry;
using Perennial.Terms;

namespace Perennial.Simulation.Story;

/// <summary>How far one column had moved from the champion's reference, as the week that ended with a day showed.</summary>
/// <param name="Day">The last day looked at.</param>
/// <param name="Column">A feature, or <c>score</c>.</param>
/// <param name="StabilityIndex">Population stability index.</param>
/// <param name="State">Quiet, alarm or not enough evidence.</param>
public sealed record DriftDay(DateOnly Day, string Column, double StabilityIndex, SignalState State)
{
    /// <summary>The last look of every day.</summary>
    internal static IReadOnlyList<DriftDay> Of(IReadOnlyList<Recorded> journal) => [.. Looks(journal)
        .SelectMany(look => look.Signals.Drift.Select(one => new DriftDay(look.Day, one.Column, one.StabilityIndex, one.State)))];

    /// <summary>The last signals of every day.</summary>
    internal static IEnumerable<(DateOnly Day, SignalsObserved Signals)> Looks(IReadOnlyList<Recorded> journal) => journal
        .Where(one => one.Fact is SignalsObserved)
        .GroupBy(one => Days.Of(one.Event.AsOf).AddDays(-1))
        .Select(day => (day.Key, (SignalsObserved)day.Last().Fact));
}
