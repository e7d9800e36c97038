using Perennial.Adapters.DuckDb;
using Perennial.Log;
using Perennial.Simulation;
using Perennial.Terms;

namespace Perennial.App.Commands;

/// <summary>The appends of one import, one after another; each is durable, whole or not at all.</summary>
/// <param name="house">The data folder, whose inbox takes <paramref name="clock"/> for the time.</param>
/// <param name="driver">The lease.</param>
/// <param name="model">The model.</param>
/// <param name="table">The rows.</param>
/// <param name="clock">Moved to each arrival.</param>
/// <param name="now">When rows arrive that come too late for their day.</param>
/// <param name="play">Whether turns are taken after every day.</param>
internal sealed class ImportWalk(
    Composition house, Driver driver, string model, ImportTable table, VirtualClock clock, DateTimeOffset now, bool play)
{
    private const int PageRows = 20_000;
    private const int ChunkRows = 1_000;

    /// <summary>Rows that were new.</summary>
    public long Accepted { get; private set; }

    /// <summary>Rows that were known already.</summary>
    public long Repeated { get; private set; }

    /// <summary>Labels that say otherwise than before.</summary>
    public long Corrected { get; private set; }

    /// <summary>Days on which turns were taken.</summary>
    public int DaysPlayed { get; private set; }

    /// <summary>Appends everything: first what can arrive when it did, then what comes too late for that.</summary>
    /// <param name="late">How many of the first rows come too late.</param>
    /// <param name="tell">Told how far it is.</param>
    /// <param name="cancellationToken">Stops between two appends.</param>
    public async Task RunAsync(long late, Action<string> tell, CancellationToken cancellationToken)
    {
        await AppendAsync(late, table.Rows, chunk => chunk[^1].ArrivedAt, tell, cancellationToken);
        if (late > 0)
        {
            await AppendAsync(0, late, _ => now, tell, cancellationToken);
        }
    }

    private async Task AppendAsync(
        long from, long to, Func<ImportedRow[], DateTimeOffset> arrival, Action<string> tell, CancellationToken cancellationToken)
    {
        DateOnly? before = null;
        for (; from < to; from = Math.Min(to, from + PageRows))
        {
            foreach (var day in table.Read(from, Math.Min(to, from + PageRows)).GroupBy(row => Days.Of(row.ArrivedAt)))
            {
                await PlayAsync(before, day.Key, cancellationToken);
                before = day.Key;
                foreach (var chunk in day.Chunk(ChunkRows))
                {
                    await AppendAsync(chunk, arrival(chunk), cancellationToken);
                }
            }

            tell(Words.Text($"{Math.Min(to, from + PageRows):N0} of {table.Rows:N0} rows"));
        }

        await PlayAsync(before, before?.AddDays(1), cancellationToken);
    }

    private async Task AppendAsync(ImportedRow[] chunk, DateTimeOffset arrivedAt, CancellationToken cancellationToken)
    {
        driver.Renew();
        clock.MoveTo(arrivedAt);
        var receipt = await house.Inbox.AppendAsync(model, [.. chunk.Select(row => Logged(row.Row))], cancellationToken);
        (Accepted, Repeated, Corrected) = (Accepted + receipt.Accepted, Repeated + receipt.Repeated, Corrected + receipt.Corrected);
    }

    /// <summary>Turns after every day from one to before another, also after those on which nothing arrived.</summary>
    private async Task PlayAsync(DateOnly? from, DateOnly? to, CancellationToken cancellationToken)
    {
        for (var day = from; play && day < to && Days.Start(day.Value.AddDays(1)) <= now; day = day.Value.AddDays(1))
        {
            clock.MoveTo(Days.Start(day.Value.AddDays(1)));
            await new TurnWalk(house, driver, model, wait: true, live: false, clock.GetUtcNow).RunAsync(_ => { }, cancellationToken);
            DaysPlayed++;
        }
    }

    /// <summary>A row has the columns of the declaration that it arrives under, which may not be the newest.</summary>
    private InboxRow Logged(InboxRow row)
    {
        var registry = house.States.Load(model).Registry;
        var (newest, then) = (LogColumns.Of(registry.Declared(), row.Kind), LogColumns.Of(registry.DeclaredAt(clock.GetUtcNow()), row.Kind));
        return row.Features.Count == 0 || newest.Select(column => column.Name).SequenceEqual(then.Select(column => column.Name), StringComparer.Ordinal) ? row : row with
        {
            Features = [.. then.Select(column => newest.Index().FirstOrDefault(one => one.Item.Name == column.Name, (-1, null!)).Index is var at and >= 0 ? row.Features[at] : null)],
        };
    }
}
