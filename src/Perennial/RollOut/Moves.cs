using System.Collections.Frozen;

namespace Perennial.RollOut;

/// <summary>The legal moves of a rollout, as a table.</summary>
public static class Moves
{
    private static readonly FrozenSet<(Phase From, Phase To)> Legal = new[]
    {
        (Phase.Proposed, Phase.Shadow), (Phase.Proposed, Phase.Split), (Phase.Proposed, Phase.Promoted), (Phase.Proposed, Phase.Rejected), (Phase.Proposed, Phase.Held),
        (Phase.Shadow, Phase.Shadow), (Phase.Shadow, Phase.Split), (Phase.Shadow, Phase.Held), (Phase.Shadow, Phase.Promoted), (Phase.Shadow, Phase.Rejected),
        (Phase.Split, Phase.Shadow), (Phase.Split, Phase.Split), (Phase.Split, Phase.Held), (Phase.Split, Phase.Promoted), (Phase.Split, Phase.Rejected),
        (Phase.Held, Phase.Promoted), (Phase.Held, Phase.Rejected),
    }.ToFrozenSet();

    /// <summary>Every legal move.</summary>
    public static IReadOnlyCollection<(Phase From, Phase To)> All => Legal;

    /// <summary>The phase after a move.</summary>
    /// <exception cref="InvalidOperationException">The move is not in the table.</exception>
    public static Phase Move(Phase from, Phase to) => Legal.Contains((from, to))
        ? to
        : throw new InvalidOperationException($"A rollout cannot move from {from} to {to}.");
}
