using Perennial.Registry;

namespace Perennial.Adapters.Sqlite;

/// <summary>An event with its place among the events of all streams.</summary>
/// <param name="Place">Grows with every append; not without gaps.</param>
/// <param name="Event">The event.</param>
public sealed record PlacedEvent(long Place, JournalEvent Event);
