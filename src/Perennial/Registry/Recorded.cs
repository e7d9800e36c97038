namespace Perennial.Registry;

/// <summary>A fact with the envelope it was journaled in.</summary>
/// <param name="Event">The envelope.</param>
/// <param name="Fact">What happened, in today's shape.</param>
public sealed record Recorded(JournalEvent Event, IFact Fact);
