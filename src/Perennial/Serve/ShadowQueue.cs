using System.Threading.Channels;
using Perennial.Log;
using Perennial.Monitor;

namespace Perennial.Serve;

/// <summary>Asks versions in the shadow off the path of the answers: what waits is bounded, and whatever a version does, no answer waits for it.</summary>
public sealed class ShadowQueue : IAsyncDisposable
{
    private readonly Func<string, IReadOnlyList<InboxRow>, CancellationToken, ValueTask<LoggedAs>> log;
    private readonly ShadowOptions options;
    private readonly MeteredVersions asked;
    private readonly ShadowAnswers answers;
    private readonly Channel<ShadowRequest> waiting;
    private readonly CancellationTokenSource stop = new();
    private readonly Task working;
    private long sent;
    private long answered;
    private long dropped;
    private long failed;

    /// <summary>Begins to ask.</summary>
    /// <param name="log">Takes the answers as rows, see <see cref="AnswerLog.AppendAsync"/>.</param>
    /// <param name="options">How much may wait; null for the default.</param>
    /// <param name="tally">Told what serving takes; null where nothing is measured.</param>
    public ShadowQueue(Func<string, IReadOnlyList<InboxRow>, CancellationToken, ValueTask<LoggedAs>> log, ShadowOptions? options = null, ServingTally? tally = null)
    {
        (this.log, this.options, asked) = (log, options ?? new ShadowOptions(), new MeteredVersions(tally));
        answers = new ShadowAnswers(asked, timed: tally is not null);
        waiting = Channel.CreateBounded<ShadowRequest>(new BoundedChannelOptions(this.options.Capacity) { SingleReader = this.options.Workers == 1 });
        working = Task.WhenAll(Enumerable.Range(0, this.options.Workers).Select(_ => Task.Run(WorkAsync)));
    }

    /// <summary>What became of all requests so far.</summary>
    public ShadowCounts Counts => new(
        Interlocked.Read(ref sent), Interlocked.Read(ref answered), Interlocked.Read(ref dropped), Interlocked.Read(ref failed));

    /// <summary>Takes no more, and is done when what waits was answered, or when it is broken off.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        waiting.Writer.TryComplete();
        await using var broken = cancellationToken.Register(stop.Cancel);
        await working.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>Takes no more; what waits is dropped, and a version that does not answer within <see cref="ShadowOptions.Patience"/> is left to itself.</summary>
    public async ValueTask DisposeAsync()
    {
        waiting.Writer.TryComplete();
        await stop.CancelAsync().ConfigureAwait(false);
        try
        {
            await working.WaitAsync(options.Patience).ConfigureAwait(false);
            stop.Dispose();
        }
        catch (TimeoutException)
        {
            // The worker still holds what it uses, and lets it go when the version answers.
        }
    }

    /// <summary>Queues a request for the challenger of a table; false when too many wait.</summary>
    internal bool TryAdd(ServedTable table, Request request)
    {
        Interlocked.Increment(ref sent);
        if (waiting.Writer.TryWrite(new ShadowRequest(table, request)))
        {
            return true;
        }

        Interlocked.Increment(ref dropped);
        asked.Dropped(table);
        return false;
    }

    private async Task WorkAsync()
    {
        var batch = new List<ShadowRequest>(options.Batch);
        while (await waiting.Reader.WaitToReadAsync().ConfigureAwait(false))
        {
            while (batch.Count < options.Batch && waiting.Reader.TryRead(out var next))
            {
                batch.Add(next);
            }

            foreach (var together in batch.GroupBy(one => one.Table, one => one.Request))
            {
                await AskAsync(together.Key, [.. together]).ConfigureAwait(false);
            }

            batch.Clear();
        }
    }

    private async Task AskAsync(ServedTable table, List<Request> requests)
    {
        if (stop.IsCancellationRequested || !table.TryEnter())
        {
            Interlocked.Add(ref dropped, requests.Count);
            return;
        }

        List<InboxRow> rows;
        try
        {
            // A version that waits for another process does so on a thread of its own: those of the pool answer.
            rows = table.Challenger!.Waits ? await OwnThread.RunAsync(() => answers.Of(table, requests)).ConfigureAwait(false) : answers.Of(table, requests);
        }
        finally
        {
            table.Leave();
        }

        Interlocked.Add(ref failed, requests.Count - rows.Count);
        await KeepAsync(table.Table.Model, rows).ConfigureAwait(false);
    }

    private async Task KeepAsync(string model, List<InboxRow> rows)
    {
        try
        {
            if (rows.Count > 0)
            {
                var how = await log(model, rows, stop.Token).ConfigureAwait(false);
                Interlocked.Add(ref how == LoggedAs.Dropped ? ref dropped : ref answered, rows.Count);
            }
        }
        catch (Exception)
        {
            Interlocked.Add(ref failed, rows.Count);
        }
    }
}
