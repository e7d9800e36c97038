using Perennial.Registry;

namespace Perennial.App.Commands;

/// <summary>A person's stop.</summary>
/// <param name="Since">From when.</param>
/// <param name="By">Who.</param>
/// <param name="Reason">Why.</param>
internal sealed record FrozenView(DateTimeOffset Since, string By, string Reason)
{
    /// <summary>The stop that holds at the end of a history; null when none does.</summary>
    public static FrozenView? Of(IReadOnlyList<Recorded> history) =>
        history.LastOrDefault(one => one.Fact is ModelFrozen or ModelUnfrozen) is { Fact: ModelFrozen frozen } last
            ? new FrozenView(last.Event.AsOf, last.Event.Actor, frozen.Reason)
            : null;

    /// <inheritdoc/>
    public override string ToString() => $"since {Words.Of(Since)} UTC, by {By}: {Reason}";
}
