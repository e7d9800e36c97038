using Perennial.Evaluate;
using Perennial.Registry;

namespace Perennial.RollOut;

/// <summary>What the watch after a promotion says: told when it begins, when that changes, and when it ends.</summary>
/// <param name="Version">The new champion.</param>
/// <param name="Previous">The champion before.</param>
/// <param name="Verdict">Pass when the new one is no worse, fail when it is.</param>
/// <param name="Over">Whether the watch ended.</param>
[Journaled("promotion-watched")]
public sealed record PromotionWatched(int Version, int Previous, Verdict Verdict, bool Over) : IFact;
