namespace Perennial.Simulation.Story;

/// <summary>What the journal came to.</summary>
/// <param name="Events">How many.</param>
/// <param name="Digest">Of the last: it covers all before it, so two replays are the same if it is.</param>
public sealed record JournalStory(long Events, string Digest);
