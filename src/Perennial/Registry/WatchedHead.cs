namespace Perennial.Registry;

/// <summary>Where one journal stands, to be asked before every answer.</summary>
public sealed class WatchedHead
{
    private readonly JournalWatch watch;
    private readonly Lock gate = new();
    private long version;

    internal WatchedHead(JournalWatch watch, long version) => (this.watch, this.version) = (watch, version);

    /// <summary>Called with the new version before <see cref="Version"/> tells it, on the thread of whoever appended or noticed: a place to load what will be asked next.</summary>
    public Action<long>? Moving { get; set; }

    /// <summary>The newest version: what this process appended, and what others appended until a lease ago.</summary>
    public long Version
    {
        get
        {
            watch.LookWhenDue();
            return Volatile.Read(ref version);
        }
    }

    internal void Raise(long seen)
    {
        if (seen <= Volatile.Read(ref version))
        {
            return;
        }

        Moving?.Invoke(seen);
        lock (gate)
        {
            version = Math.Max(version, seen);
        }
    }
}
