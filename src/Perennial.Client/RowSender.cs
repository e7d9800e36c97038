using System.Threading.Channels;
using Perennial.Client.Wire;
using Perennial.Terms;

namespace Perennial.Client;

/// <summary>Sends answers to the server's log in the background: what waits is bounded, and what is dropped is counted.</summary>
internal sealed class RowSender : IAsyncDisposable
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    private readonly ServerLink link;
    private readonly ClientOptions options;
    private readonly Channel<SentRow> waiting;
    private readonly CancellationTokenSource stop = new();
    private readonly Task sending;
    private long accepted;
    private long sent;
    private long full;
    private long lost;
    private long refused;

    public RowSender(ServerLink link, ClientOptions options)
    {
        (this.link, this.options) = (link, options);
        waiting = Channel.CreateBounded<SentRow>(new BoundedChannelOptions(options.WaitingRows) { SingleReader = true });
        sending = Task.Run(SendAsync);
    }

    public SenderCounts Counts
    {
        get
        {
            var (done, gone, bad) = (Interlocked.Read(ref sent), Interlocked.Read(ref lost), Interlocked.Read(ref refused));
            return new SenderCounts(Interlocked.Read(ref accepted) - done - gone - bad, done, gone + Interlocked.Read(ref full), bad);
        }
    }

    /// <summary>Queues a row; false when too many wait.</summary>
    public bool TryAdd(SentRow row)
    {
        if (waiting.Writer.TryWrite(row))
        {
            Interlocked.Increment(ref accepted);
            return true;
        }

        Interlocked.Increment(ref full);
        return false;
    }

    /// <summary>Takes no more, and is done when what waits was sent, or it is broken off; what is left is dropped.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        waiting.Writer.TryComplete();
        await using var broken = cancellationToken.Register(stop.Cancel);
        await sending.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        while (waiting.Reader.TryRead(out _))
        {
            Interlocked.Increment(ref lost);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync().ConfigureAwait(false);
        await StopAsync(CancellationToken.None).ConfigureAwait(false);
        stop.Dispose();
    }

    private async Task SendAsync()
    {
        List<SentRow> batch = new(options.BatchRows);
        while (await waiting.Reader.WaitToReadAsync(stop.Token).ConfigureAwait(false))
        {
            while (batch.Count < options.BatchRows && waiting.Reader.TryRead(out var row))
            {
                batch.Add(row);
            }

            await SendAsync(batch).ConfigureAwait(false);
            batch.Clear();
        }
    }

    /// <summary>A batch is tried until the server takes it or refuses it for good: it knows repeated rows by their ids.</summary>
    private async Task SendAsync(List<SentRow> batch)
    {
        for (var pause = FirstPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            try
            {
                var bad = await link.SendAsync("predictions", batch, stop.Token).ConfigureAwait(false);
                Interlocked.Add(ref sent, batch.Count - bad);
                Interlocked.Add(ref refused, bad);
                return;
            }
            catch (FaultException)
            {
                Interlocked.Add(ref refused, batch.Count);
                return;
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                Interlocked.Add(ref lost, batch.Count);
                throw;
            }
            catch (Exception failure) when (failure is HttpRequestException or IOException or OperationCanceledException)
            {
                await Task.Delay(pause, options.Clock, stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }
}
