namespace Perennial.Registry;

/// <summary>An earlier version became champion again.</summary>
/// <param name="From">The champion that was taken back.</param>
/// <param name="To">The champion again.</param>
/// <param name="Reason">Why.</param>
[Journaled("champion-rolled-back")]
public sealed record ChampionRolledBack(int From, int To, string Reason) : IFact;
