using Perennial.Decide;
using Perennial.Registry;
using Perennial.Terms;

namespace Perennial.Simulation.Story;

/// <summary>Money that staleness had cost by a day, where it stood highest on it.</summary>
/// <param name="Day">The day that had ended.</param>
/// <param name="Growth">For rows that the champion does not know and a new version would; null when not known.</param>
/// <param name="Decay">For what the champion lost of its own skill; null when not known.</param>
/// <param name="Retrained">Whether a decision of that day retrained because of it.</param>
public sealed record RegretDay(DateOnly Day, double? Growth, double? Decay, bool Retrained)
{
    /// <summary>The regret of every day on which it was known.</summary>
    internal static IReadOnlyList<RegretDay> Of(IReadOnlyList<Recorded> journal) => [.. journal
        .Where(one => one.Fact is DecisionTaken { Decision.Regret: not null })
        .GroupBy(one => Days.Of(one.Event.AsOf).AddDays(-1), one => ((DecisionTaken)one.Fact).Decision)
        .Select(day => Of(day.Key, [.. day]))];

    private static RegretDay Of(DateOnly day, IReadOnlyList<Decision> decisions)
    {
        var highest = decisions.MaxBy(one => one.Regret!.Amount)!.Regret!;
        return new RegretDay(day, highest.Growth, highest.Decay, decisions.Any(one => one is { Action: ActionKind.Retrain, Trigger: Trigger.Money }));
    }
}
