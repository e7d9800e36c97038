namespace Perennial.Registry;

/// <summary>Where journals are kept: one append-only stream per model.</summary>
public interface IJournalStore
{
    /// <summary>The version of the newest event of <paramref name="stream"/>; 0 when there is none. Cheap: may be asked before every answer.</summary>
    long Head(string stream);

    /// <summary>A number that every append, to whatever stream and by whatever process, makes larger. Cheap: asked many times a second.</summary>
    long Newest();

    /// <summary>The events after version <paramref name="after"/>, in order.</summary>
    IReadOnlyList<JournalEvent> Read(string stream, long after = 0);

    /// <summary>Appends all of <paramref name="events"/> or none, durably.</summary>
    /// <exception cref="StreamMovedException">The stream's head is not <paramref name="expectedVersion"/>; nothing was written.</exception>
    void Append(string stream, long expectedVersion, IReadOnlyList<JournalEvent> events);

    /// <summary>The names of all streams, sorted.</summary>
    IReadOnlyList<string> Streams();
}
