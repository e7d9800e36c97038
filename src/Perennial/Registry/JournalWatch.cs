using System.Collections.Concurrent;
using Perennial.Terms;

namespace Perennial.Registry;

/// <summary>Tells where journals stand without asking the store each time.</summary>
/// <remarks>
/// An append by this process is seen by every question that begins after it returned. An append by another process is seen by every question that
/// begins a lease after it returned: a timer looks twice in a lease, and a question that comes when nobody looked for a lease looks itself.
/// </remarks>
public sealed class JournalWatch : IDisposable
{
    /// <summary>What the lease is where none is named.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMilliseconds(100);

    private readonly ConcurrentDictionary<string, WatchedHead> heads = new(StringComparer.Ordinal);
    private readonly Journal journal;
    private readonly TimeProvider time;
    private readonly TimeSpan lease;
    private readonly ITimer timer;
    private long looked;
    private long newest;

    /// <summary>Begins to watch.</summary>
    /// <param name="journal">The journals.</param>
    /// <param name="time">Measures the lease.</param>
    /// <param name="lease">How old what another process did may be before it is seen. The default is 100 ms.</param>
    public JournalWatch(Journal journal, TimeProvider time, TimeSpan? lease = null)
    {
        (this.journal, this.time, this.lease) = (journal, time, lease ?? Lease);
        looked = time.GetTimestamp();
        newest = journal.Newest();
        journal.Appended += Noted;
        timer = time.CreateTimer(_ => LookQuietly(), null, this.lease / 2, this.lease / 2);
    }

    /// <summary>The head of a journal.</summary>
    public WatchedHead Of(string stream) => heads.GetOrAdd(stream, name => new WatchedHead(this, journal.Head(name)));

    /// <inheritdoc/>
    public void Dispose()
    {
        journal.Appended -= Noted;
        timer.Dispose();
    }

    internal void LookWhenDue()
    {
        if (time.GetElapsedTime(Volatile.Read(ref looked)) >= lease)
        {
            Look();
        }
    }

    /// <summary>What is seen was there when the look began, so the lease is counted from then.</summary>
    private void Look()
    {
        var began = time.GetTimestamp();
        var seen = journal.Newest();
        if (Interlocked.Exchange(ref newest, seen) != seen)
        {
            RaiseAll();
        }

        Volatile.Write(ref looked, began);
    }

    private void RaiseAll()
    {
        try
        {
            foreach (var (stream, head) in heads)
            {
                head.Raise(journal.Head(stream));
            }
        }
        catch
        {
            Volatile.Write(ref newest, -1);
            throw;
        }
    }

    /// <summary>A timer has nobody to tell: the next question looks itself, and is told.</summary>
    private void LookQuietly()
    {
        try
        {
            Look();
        }
        catch (FaultException)
        {
            // The lease was not renewed.
        }
    }

    private void Noted(string stream, long version)
    {
        if (heads.TryGetValue(stream, out var head))
        {
            head.Raise(version);
        }
    }
}
