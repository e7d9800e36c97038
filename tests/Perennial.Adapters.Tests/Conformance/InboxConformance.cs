using CsCheck;
using Perennial.Log;
using Perennial.Terms;

namespace Perennial.Adapters.Tests.Conformance;

/// <summary>What every inbox must keep.</summary>
public abstract class InboxConformance : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    protected HandClock Clock { get; } = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Opens the inbox of a place; the same place again is the same inbox.</summary>
    protected abstract IInbox Open(string place, TimeProvider time);

    protected string NewPlace() => _folder.NewPlace();

    public void Dispose()
    {
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Whatever_happens_it_equals_a_plain_model() =>
        await InboxSteps.All.SampleAsync(ReplayAsync, iter: 60, threads: 2);

    [Fact]
    public async Task Rows_are_there_after_reopening()
    {
        string place = NewPlace();
        await AppendAsync(place, Rows.Prediction("a", 1.5, null, "x"), Rows.Label("a", 1));
        IReadOnlyList<StoredRow> rows = Read(place);
        Assert.Equal([1, 2], rows.Select(row => row.Sequence));
        Assert.Equal([1.5, null, "x"], rows[0].Row.Features);
    }

    [Fact]
    public async Task Sequences_and_keys_survive_an_emptied_inbox()
    {
        string place = NewPlace();
        await AppendAsync(place, Rows.Prediction("a"), Rows.Shadow("a", 2), Rows.Label("a", 1));
        Use(place, inbox => inbox.Trim("m", 100));
        Assert.Empty(Read(place));
        Assert.Equal(new InboxReceipt(0, 3, 0, 3), await AppendAsync(place, Rows.Prediction("a"), Rows.Shadow("a", 2), Rows.Label("a", 1)));
        Assert.Equal(new InboxReceipt(2, 0, 1, 5), await AppendAsync(place, Rows.Label("a", 0), Rows.Shadow("a", 3)));
    }

    [Fact]
    public async Task A_row_says_when_its_prediction_occurred_where_that_came_first_also_after_sealing()
    {
        string place = NewPlace();
        await AppendAsync(place, Rows.Label("b", 1), Rows.Prediction("a"), Rows.Prediction("b"), Rows.Shadow("a", 2));
        Use(place, inbox => inbox.Trim("m", 3));
        await AppendAsync(place, Rows.Label("a", 1), Rows.Label("b", 0), Rows.Label("c", 0));
        DateTimeOffset at = Rows.Prediction("a").OccurredAt;

        Assert.Equal([at, at, at, null], Read(place).Select(row => row.AskedAt));
    }

    [Fact]
    public async Task A_label_from_before_its_prediction_does_not_know_when_that_occurred()
    {
        string place = NewPlace();
        await AppendAsync(place, Rows.Label("b", 1), Rows.Prediction("b"));

        Assert.Equal([null, Rows.Prediction("b").OccurredAt], Read(place).Select(row => row.AskedAt));
    }

    [Fact]
    public async Task A_clock_that_goes_back_does_not_move_arrivals_back()
    {
        string place = NewPlace();
        await AppendAsync(place, Rows.Prediction("a"));
        Clock.Now -= TimeSpan.FromHours(1);
        await AppendAsync(place, Rows.Prediction("b"));
        IReadOnlyList<StoredRow> rows = Read(place);
        Assert.Equal(rows[0].ArrivedAt, rows[1].ArrivedAt);
    }

    [Fact]
    public async Task Read_stops_before_an_instant_and_at_a_limit()
    {
        string place = NewPlace();
        await AppendAsync(place, Rows.Prediction("a"), Rows.Prediction("b"));
        DateTimeOffset first = Clock.Now;
        Clock.Now += TimeSpan.FromTicks(1);
        await AppendAsync(place, Rows.Prediction("c"));
        Use(place, inbox =>
        {
            Assert.Empty(inbox.Read("m", 0, first, 10));
            Assert.Equal([1, 2], inbox.Read("m", 0, Clock.Now, 10).Select(row => row.Sequence));
            Assert.Equal([2], inbox.Read("m", 1, DateTimeOffset.MaxValue, 1).Select(row => row.Sequence));
            Assert.Empty(inbox.Read("other", 0, DateTimeOffset.MaxValue, 10));
        });
    }

    [Fact]
    public async Task Models_do_not_see_each_other()
    {
        string place = NewPlace();
        await AppendAsync(place, Rows.Prediction("a"));
        IInbox inbox = Open(place, Clock);
        InboxReceipt receipt = await inbox.AppendAsync("other", [Rows.Prediction("a")], Cancellation);
        inbox.Trim("other", 1);
        (inbox as IDisposable)?.Dispose();
        Assert.Equal(new InboxReceipt(1, 0, 0, 1), receipt);
        Assert.Single(Read(place));
    }

    [Fact]
    public async Task Many_callers_at_once_get_every_sequence_once()
    {
        string place = NewPlace();
        IInbox inbox = Open(place, Clock);
        await Task.WhenAll(Enumerable.Range(0, 200).Select(caller => inbox.AppendAsync(
            "m", [Rows.Prediction($"{caller}"), Rows.Prediction("shared"), Rows.Label($"{caller}", 1)], Cancellation)));
        (inbox as IDisposable)?.Dispose();
        Assert.Equal(Enumerable.Range(1, 401).Select(number => (long)number), Read(place).Select(row => row.Sequence));
    }

    [Fact]
    public async Task Two_connections_share_one_order()
    {
        string place = NewPlace();
        IInbox[] inboxes = [Open(place, Clock), Open(place, Clock)];
        await Task.WhenAll(Enumerable.Range(0, 60).Select(caller =>
            inboxes[caller % 2].AppendAsync("m", [Rows.Prediction($"{caller / 2}"), Rows.Prediction($"own-{caller}")], Cancellation)));
        foreach (IInbox inbox in inboxes)
        {
            (inbox as IDisposable)?.Dispose();
        }
        Assert.Equal(Enumerable.Range(1, 90).Select(number => (long)number), Read(place).Select(row => row.Sequence));
    }

    [Theory]
    [MemberData(nameof(BadRows))]
    public async Task A_bad_row_is_named_and_nothing_of_its_append_is_written(InboxRow bad, string complaint)
    {
        string place = NewPlace();
        FaultException fault = await Assert.ThrowsAsync<FaultException>(() => AppendAsync(place, Rows.Prediction("good"), bad));
        Assert.Contains("Row 1", fault.Message, StringComparison.Ordinal);
        Assert.Contains($"'{bad.Id}'", fault.Message, StringComparison.Ordinal);
        Assert.Contains(complaint, fault.Message, StringComparison.Ordinal);
        Assert.Empty(Read(place));
    }

    public static TheoryData<InboxRow, string> BadRows() => new()
    {
        { Rows.Label("l", double.NaN), "a label is a finite number" },
        { Rows.Prediction(""), "an id has 1 to 200" },
        { Rows.Prediction(new string('x', 201)), "an id has 1 to 200" },
        { Rows.Prediction("p", 3), "feature 0 (from 0) is a Int32" },
        { Rows.Prediction("p") with { Score = double.PositiveInfinity }, "a score is finite" },
        { Rows.Prediction("p") with { OccurredAt = new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.FromHours(2)) }, "not in UTC" },
        { Rows.Shadow("s", 1) with { Version = null }, "names the version" },
        { Rows.Label("k", 1) with { Kind = (RowKind)9 }, "no kind of row 9" },
    };

    [Fact]
    public async Task A_cancelled_append_writes_nothing()
    {
        string place = NewPlace();
        IInbox inbox = Open(place, Clock);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => inbox.AppendAsync("m", [Rows.Prediction("a")], new CancellationToken(true)));
        (inbox as IDisposable)?.Dispose();
        Assert.Empty(Read(place));
    }

    [Fact]
    public async Task Closing_commits_what_waits()
    {
        string place = NewPlace();
        IInbox inbox = Open(place, Clock);
        Task<InboxReceipt>[] waiting = [.. Enumerable.Range(0, 50).Select(number =>
            inbox.AppendAsync("m", [Rows.Prediction($"{number}")], Cancellation))];
        (inbox as IDisposable)?.Dispose();
        Assert.All(await Task.WhenAll(waiting), receipt => Assert.Equal(1, receipt.Accepted));
        Assert.Equal(50, Read(place).Count);
    }

    private async Task<InboxReceipt> AppendAsync(string place, params InboxRow[] rows)
    {
        IInbox inbox = Open(place, Clock);
        try
        {
            return await inbox.AppendAsync("m", rows, Cancellation);
        }
        finally
        {
            (inbox as IDisposable)?.Dispose();
        }
    }

    private IReadOnlyList<StoredRow> Read(string place)
    {
        IReadOnlyList<StoredRow> rows = [];
        Use(place, inbox => rows = inbox.Read("m", 0, DateTimeOffset.MaxValue, int.MaxValue));
        return rows;
    }

    private void Use(string place, Action<IInbox> action)
    {
        IInbox inbox = Open(place, Clock);
        action(inbox);
        (inbox as IDisposable)?.Dispose();
    }

    private async Task ReplayAsync(InboxSteps.Step[] steps)
    {
        string place = NewPlace();
        HandClock clock = new();
        InboxTwin twin = new();
        IInbox inbox = Open(place, clock);
        foreach (InboxSteps.Step step in steps)
        {
            if (step.Reopen)
            {
                (inbox as IDisposable)?.Dispose();
                inbox = Open(place, clock);
            }
            await ApplyAsync(step, inbox, twin, clock);
            Assert.Equal(twin.Stored.Select(Rows.Text), inbox.Read("m", 0, DateTimeOffset.MaxValue, 1000).Select(Rows.Text));
        }
        (inbox as IDisposable)?.Dispose();
    }

    private static async Task ApplyAsync(InboxSteps.Step step, IInbox inbox, InboxTwin twin, HandClock clock)
    {
        clock.Now += TimeSpan.FromSeconds(step.ClockSeconds ?? 0);
        if (step.Append is { } rows)
        {
            Assert.Equal(twin.Append(rows, clock.Now), await inbox.AppendAsync("m", rows, CancellationToken.None));
        }
        if (step.TrimBack is { } back && twin.Stored.Count > 0)
        {
            long sequence = twin.Stored[^1].Sequence - back;
            twin.Trim(sequence);
            inbox.Trim("m", sequence);
        }
    }
}
