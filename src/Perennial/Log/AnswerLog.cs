using System.Collections.Concurrent;
using System.Threading.Channels;
using Perennial.Terms;

namespace Perennial.Log;

/// <summary>Logs answers as their model's file says: durable before they are given, or buffered, written soon after.</summary>
/// <remarks>What waits is bounded over all models together. Stopping writes what waits.</remarks>
public sealed class AnswerLog : IAsyncDisposable
{
    private readonly IInbox inbox;
    private readonly Func<string, AnswerLogging> declared;
    private readonly AnswerLogOptions options;
    private readonly ConcurrentDictionary<string, AnswerTally> tallies = new(StringComparer.Ordinal);
    private readonly Channel<BufferedRows> waiting = Channel.CreateUnbounded<BufferedRows>(new UnboundedChannelOptions { SingleReader = true });
    private readonly SemaphoreSlim hurry = new(0);
    private readonly Task writing;
    private int rowsWaiting;

    /// <summary>Begins to log.</summary>
    /// <param name="inbox">Takes the rows.</param>
    /// <param name="declared">What a model's file says; asked at every append.</param>
    /// <param name="options">How much may wait; null for the default.</param>
    public AnswerLog(IInbox inbox, Func<string, AnswerLogging> declared, AnswerLogOptions? options = null)
    {
        (this.inbox, this.declared, this.options) = (inbox, declared, options ?? new AnswerLogOptions());
        writing = Task.Run(WriteAsync);
    }

    /// <summary>Why buffered rows were refused last; null when they never were.</summary>
    public string? Fault { get; private set; }

    /// <summary>Rows that wait in memory.</summary>
    public int Waiting => Volatile.Read(ref rowsWaiting);

    /// <summary>What became of the rows of a model.</summary>
    public AnswerLogCounts Counts(string model) => Tally(model).Counts;

    /// <summary>Logs rows of one model.</summary>
    /// <returns>How; where it says durable, they survive a kill.</returns>
    /// <exception cref="FaultException">A durable append was refused; nothing of it was written.</exception>
    public ValueTask<LoggedAs> AppendAsync(string model, IReadOnlyList<InboxRow> rows, CancellationToken cancellationToken) =>
        rows.Count == 0 ? new ValueTask<LoggedAs>(LoggedAs.Nothing)
        : declared(model) == AnswerLogging.Durable ? new ValueTask<LoggedAs>(AppendDurableAsync(model, rows, cancellationToken))
        : new ValueTask<LoggedAs>(Tally(model).Tell(Buffer(model, rows), rows.Count));

    /// <summary>Done when all rows that were buffered before are written or refused.</summary>
    public Task FlushAsync(CancellationToken cancellationToken)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var asked = waiting.Writer.TryWrite(new BufferedRows(string.Empty, [], reached));
        hurry.Release();
        return asked ? reached.Task.WaitAsync(cancellationToken) : writing.WaitAsync(cancellationToken);
    }

    /// <summary>Takes no more buffered rows, and writes what waits.</summary>
    public async ValueTask DisposeAsync()
    {
        waiting.Writer.TryComplete();
        hurry.Release();
        await writing.ConfigureAwait(false);
    }

    private async Task<LoggedAs> AppendDurableAsync(string model, IReadOnlyList<InboxRow> rows, CancellationToken cancellationToken)
    {
        await inbox.AppendAsync(model, rows, cancellationToken).ConfigureAwait(false);
        return Tally(model).Tell(LoggedAs.Durable, rows.Count);
    }

    private LoggedAs Buffer(string model, IReadOnlyList<InboxRow> rows)
    {
        var all = Interlocked.Add(ref rowsWaiting, rows.Count);
        if (all <= options.Capacity && waiting.Writer.TryWrite(new BufferedRows(model, rows, null)))
        {
            if (all >= options.Batch && all - rows.Count < options.Batch)
            {
                hurry.Release();
            }

            return LoggedAs.Buffered;
        }

        Interlocked.Add(ref rowsWaiting, -rows.Count);
        return LoggedAs.Dropped;
    }

    private AnswerTally Tally(string model) => tallies.GetOrAdd(model, _ => new AnswerTally());

    private async Task WriteAsync()
    {
        var batch = new List<BufferedRows>();
        while (await waiting.Reader.WaitToReadAsync().ConfigureAwait(false))
        {
            if (Waiting < options.Batch)
            {
                await hurry.WaitAsync(options.Gather).ConfigureAwait(false);
            }

            for (var rows = 0; rows < options.Batch && waiting.Reader.TryRead(out var next); rows += next.Rows.Count)
            {
                batch.Add(next);
            }

            foreach (var model in batch.Where(one => one.Reached is null).GroupBy(one => one.Model, one => one.Rows, StringComparer.Ordinal))
            {
                await WriteAsync(model.Key, [.. model]).ConfigureAwait(false);
            }

            batch.ForEach(one => one.Reached?.TrySetResult());
            batch.Clear();
        }
    }

    private async Task WriteAsync(string model, IReadOnlyList<IReadOnlyList<InboxRow>> parts)
    {
        List<InboxRow> rows = [.. parts.SelectMany(part => part)];
        try
        {
            await inbox.AppendAsync(model, rows, CancellationToken.None).ConfigureAwait(false);
            Tally(model).End(rows.Count, kept: true);
            Interlocked.Add(ref rowsWaiting, -rows.Count);
        }
        catch (Exception fault)
        {
            await SalvageAsync(model, parts, rows.Count, fault).ConfigureAwait(false);
        }
    }

    /// <summary>One bad row spoils an append for all: each is tried by itself.</summary>
    private async Task SalvageAsync(string model, IReadOnlyList<IReadOnlyList<InboxRow>> parts, int rows, Exception fault)
    {
        if (parts.Count == 1)
        {
            Fault = fault.Message;
            Tally(model).End(rows, kept: false);
            Interlocked.Add(ref rowsWaiting, -rows);
            return;
        }

        foreach (var part in parts)
        {
            await WriteAsync(model, [part]).ConfigureAwait(false);
        }
    }
}
