namespace Perennial.Log;

/// <summary>The durable way into the log. Accepted rows survive a kill.</summary>
public interface IInbox
{
    /// <summary>Appends rows in order, in one group commit with whatever else waits; done when durable.</summary>
    /// <remarks>A prediction with a known id is repeated and changes nothing, likewise a label that says what is known. A label may come before its prediction.</remarks>
    Task<InboxReceipt> AppendAsync(string model, IReadOnlyList<InboxRow> rows, CancellationToken cancellationToken);

    /// <summary>The rows after <paramref name="afterSequence"/> that arrived before <paramref name="before"/>, in sequence, at most <paramref name="limit"/>.</summary>
    IReadOnlyList<StoredRow> Read(string model, long afterSequence, DateTimeOffset before, int limit);

    /// <summary>Drops rows up to <paramref name="sequence"/>: they are sealed. What identifies them is kept, so that repeats are still known.</summary>
    void Trim(string model, long sequence);
}
