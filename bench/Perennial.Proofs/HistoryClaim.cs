namespace Perennial.Proofs;

/// <summary>Something that is claimed of the replay of a history.</summary>
/// <param name="Says">The claim, in words.</param>
/// <param name="Holds">Whether it does.</param>
public sealed record HistoryClaim(string Says, Func<MeteredReplay, bool> Holds);
