using Perennial.Log;
using Perennial.Terms;
using Perennial.Tests.Fakes;

namespace Perennial.Tests.Log;

public sealed class AnswerLogTests
{
    private readonly GatedInbox inbox = new();

    [Fact]
    public async Task A_durable_row_is_in_the_inbox_when_it_was_told_so()
    {
        await using var log = Log(AnswerLogging.Durable);
        Assert.Equal(LoggedAs.Durable, await log.AppendAsync("m", [Row(1), Row(2)], TestContext.Current.CancellationToken));
        Assert.Equal(["1", "2"], inbox.Ids("m"));
        Assert.Equal(new AnswerLogCounts(2, 0, 0, 0, 0), log.Counts("m"));
        Assert.Equal(LoggedAs.Nothing, await log.AppendAsync("m", [], TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_buffered_row_is_told_at_once_and_written_when_the_inbox_takes_it()
    {
        await using var log = Log(AnswerLogging.Buffered);
        inbox.Close();
        Assert.Equal(LoggedAs.Buffered, await log.AppendAsync("m", [Row(1)], TestContext.Current.CancellationToken));
        Assert.Equal(LoggedAs.Buffered, await log.AppendAsync("n", [Row(1), Row(2)], TestContext.Current.CancellationToken));
        Assert.Equal(new AnswerLogCounts(0, 1, 0, 0, 0), log.Counts("m"));
        inbox.Open();
        await log.FlushAsync(TestContext.Current.CancellationToken);
        Assert.Equal((new AnswerLogCounts(0, 1, 1, 0, 0), new AnswerLogCounts(0, 2, 2, 0, 0)), (log.Counts("m"), log.Counts("n")));
        Assert.Equal((1, 2, 0), (inbox.Ids("m").Count, inbox.Ids("n").Count, log.Waiting));
    }

    [Fact]
    public async Task What_does_not_fit_is_dropped_told_and_counted_and_what_fits_is_written()
    {
        await using var log = Log(AnswerLogging.Buffered, new AnswerLogOptions { Capacity = 10, Batch = 4 });
        inbox.Close();
        var told = new List<LoggedAs>();
        for (var one = 0; one < 30; one++)
        {
            told.Add(await log.AppendAsync("m", [Row(one)], TestContext.Current.CancellationToken));
        }

        Assert.Equal((10, 20), (told.Count(how => how == LoggedAs.Buffered), told.Count(how => how == LoggedAs.Dropped)));
        inbox.Open();
        await log.FlushAsync(TestContext.Current.CancellationToken);
        Assert.Equal(new AnswerLogCounts(0, 10, 10, 20, 0), log.Counts("m"));
        Assert.Equal(LoggedAs.Buffered, await log.AppendAsync("m", [Row(99)], TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Stopping_writes_what_waits_and_takes_no_more()
    {
        var log = Log(AnswerLogging.Buffered, new AnswerLogOptions { Batch = 3 });
        for (var one = 0; one < 100; one++)
        {
            await log.AppendAsync("m", [Row(one)], TestContext.Current.CancellationToken);
        }

        await log.DisposeAsync();
        Assert.Equal(100, inbox.Ids("m").Count);
        Assert.Equal(LoggedAs.Dropped, await log.AppendAsync("m", [Row(100)], TestContext.Current.CancellationToken));
        await log.FlushAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task One_bad_row_took_the_buffered_rows_of_others_with_it()
    {
        await using var log = Log(AnswerLogging.Buffered);
        inbox.Refuses = "2";
        for (var one = 0; one < 5; one++)
        {
            await log.AppendAsync("m", [Row(one)], TestContext.Current.CancellationToken);
        }

        await log.FlushAsync(TestContext.Current.CancellationToken);
        Assert.Equal(["0", "1", "3", "4"], inbox.Ids("m"));
        Assert.Equal((new AnswerLogCounts(0, 5, 4, 0, 1), "row 2 is bad", 0), (log.Counts("m"), log.Fault, log.Waiting));
    }

    [Fact]
    public async Task A_durable_append_that_was_refused_is_told_to_its_caller()
    {
        await using var log = Log(AnswerLogging.Durable);
        inbox.Refuses = "2";
        var fault = await Assert.ThrowsAsync<FaultException>(async () => await log.AppendAsync("m", [Row(2)], TestContext.Current.CancellationToken));
        Assert.Equal(("row 2 is bad", new AnswerLogCounts()), (fault.Message, log.Counts("m")));
    }

    private static InboxRow Row(int id) => new(RowKind.Prediction, $"{id}", World.Start, 1, 0.5, null, [1.0]);

    private AnswerLog Log(AnswerLogging how, AnswerLogOptions? options = null) => new(inbox, _ => how, options);

    /// <summary>An inbox that takes rows when its gate is open, and refuses one.</summary>
    private sealed class GatedInbox : IInbox
    {
        private readonly MemoryInbox kept = new();
        private TaskCompletionSource gate = Opened();

        public string? Refuses { get; set; }

        public async Task<InboxReceipt> AppendAsync(string model, IReadOnlyList<InboxRow> rows, CancellationToken cancellationToken)
        {
            await gate.Task;
            return rows.Any(row => row.Id == Refuses) ? throw new FaultException($"row {Refuses} is bad") : kept.Append(model, rows);
        }

        public IReadOnlyList<StoredRow> Read(string model, long afterSequence, DateTimeOffset before, int limit) => kept.Read(model, afterSequence, before, limit);

        public void Trim(string model, long sequence) => kept.Trim(model, sequence);

        public IReadOnlyList<string> Ids(string model) => [.. Read(model, 0, DateTimeOffset.MaxValue, int.MaxValue).Select(row => row.Row.Id)];

        public void Close() => gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Open() => gate.TrySetResult();

        private static TaskCompletionSource Opened()
        {
            var open = new TaskCompletionSource();
            open.SetResult();
            return open;
        }
    }
}
