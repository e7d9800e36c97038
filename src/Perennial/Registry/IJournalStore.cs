namespace Perennial.Registry;

/// <summary>Where journals are kept: one append-only stream per model.</summary>
public interface IJournalStore
{
    /// <summary>The version of the newest event of <paramref name="stream"/>; 0 when there is none. Cheap: asked before every answer.</summary>
    long Head(string stream);

    /// <summary>The events after version <paramref name="after"/>, in order.</summary>
    IReadOnlyList<JournalEvent> Read(string stream, long after = 0);

    /// <summary>Appends all of <paramref name="events"/> or none, durably.</summary>
    /// <exception cref="StreamMovedException">The stream's head is not <paramref name="expectedVersion"/>; nothing was written.</exception>
    void Append(string stream, long expectedVersion, IReadOnlyList<JournalEvent> events);

    /// <summary>The names of all streams, sorted.</summary>
    IReadOnlyList<string> Streams();
}
