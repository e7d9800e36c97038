using Perennial.Decide;
using Perennial.Registry;

namespace Perennial.App.Commands;

/// <summary>A decision in short.</summary>
/// <param name="Number">From 1.</param>
/// <param name="At">When.</param>
/// <param name="Action">What.</param>
/// <param name="Because">Why.</param>
internal sealed record DecisionView(long Number, DateTimeOffset At, ActionKind Action, string Because)
{
    /// <summary>The newest of a history; null before the first.</summary>
    public static DecisionView? Newest(IReadOnlyList<Recorded> history) =>
        history.LastOrDefault(one => one.Fact is DecisionTaken) is { Fact: DecisionTaken taken } last
            ? new DecisionView(taken.Decision.Number, last.Event.AsOf, taken.Decision.Action, taken.Decision.Because)
            : null;

    /// <inheritdoc/>
    public override string ToString() => $"{Number}, {Words.Of(At)} UTC: {Words.Of(Action)}; {Because}";
}
