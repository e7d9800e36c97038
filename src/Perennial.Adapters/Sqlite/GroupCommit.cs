using System.Threading.Channels;
using Perennial.Log;

namespace Perennial.Adapters.Sqlite;

/// <summary>One loop that commits all appends waiting at once, so that they share the cost of one sync.</summary>
internal sealed class GroupCommit : IDisposable
{
    private const int MostRows = 4096;
    private const int MostWaiting = 1024;

    private readonly Func<IReadOnlyList<PendingAppend>, IReadOnlyList<InboxReceipt>> _commit;
    private readonly Channel<PendingAppend> _waiting = Channel.CreateBounded<PendingAppend>(
        new BoundedChannelOptions(MostWaiting) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });
    private readonly Task _loop;

    /// <param name="commit">Commits appends in order, all or none, and gives their receipts.</param>
    internal GroupCommit(Func<IReadOnlyList<PendingAppend>, IReadOnlyList<InboxReceipt>> commit)
    {
        _commit = commit;
        _loop = Task.Run(RunAsync);
    }

    /// <summary>Queues an append; waits for a place when too many wait already.</summary>
    internal async Task<InboxReceipt> AddAsync(PendingAppend append, CancellationToken cancellationToken)
    {
        try
        {
            await _waiting.Writer.WriteAsync(append, cancellationToken).ConfigureAwait(false);
        }
        catch (ChannelClosedException)
        {
            throw new ObjectDisposedException(nameof(SqliteInbox), "The inbox is closed; nothing of this append was written.");
        }
        return await append.Receipt.ConfigureAwait(false);
    }

    /// <summary>Takes no more, and returns when all that waits is committed.</summary>
    public void Dispose()
    {
        _ = _waiting.Writer.TryComplete();
        _loop.GetAwaiter().GetResult();
    }

    private async Task RunAsync()
    {
        List<PendingAppend> group = [];
        while (await _waiting.Reader.WaitToReadAsync().ConfigureAwait(false))
        {
            Gather(group);
            if (group.Count > 0)
            {
                Commit(group);
                group.Clear();
            }
        }
    }

    /// <summary>Takes what waits, up to <see cref="MostRows"/>; a single larger append goes alone.</summary>
    private void Gather(List<PendingAppend> group)
    {
        int rows = 0;
        while (_waiting.Reader.TryPeek(out PendingAppend? next) && (rows == 0 || rows + next.Rows.Count <= MostRows))
        {
            _ = _waiting.Reader.TryRead(out _);
            if (!next.IsGivenUp())
            {
                group.Add(next);
                rows += next.Rows.Count;
            }
        }
    }

    private void Commit(List<PendingAppend> group)
    {
        try
        {
            IReadOnlyList<InboxReceipt> receipts = _commit(group);
            for (int index = 0; index < group.Count; index++)
            {
                group[index].Succeed(receipts[index]);
            }
        }
        catch (Exception fault)
        {
            // Whatever it is belongs to the callers; the loop goes on for the next.
            group.ForEach(append => append.Fail(fault));
        }
    }
}
