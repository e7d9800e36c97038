using Perennial.Adapters.Files;
using Perennial.Adapters.Sqlite;
using Perennial.Adapters.Tests.Conformance;
using Perennial.Log;

namespace Perennial.Adapters.Tests.Sqlite;

public sealed class InboxErasureTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly HandClock _clock = new();
    private readonly DataFolder _data;
    private readonly SqliteInbox _inbox;

    public InboxErasureTests()
    {
        _data = DataFolder.Open(_folder.NewPlace(), _clock);
        _inbox = new(_data, _clock);
        Append("m", Entity("a", "x"), Entity("b", "y"), Rows.Shadow("a", 2), Rows.Label("a", 1), Rows.Label("b", 1), Entity("c", "x"));
        Append("other", Entity("a", "x"));
    }

    public void Dispose()
    {
        _inbox.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Rows_with_the_ids_of_an_entity_go_and_all_others_keep_their_place()
    {
        using InboxErasure erasure = new(_data);
        erasure.Begin("m", "x", [], 7);
        Assert.Equal([(2L, "b"), (5L, "b")], Read("m").Select(row => (row.Sequence, row.Row.Id)));
        Assert.Single(Read("other"));
        (IReadOnlySet<string> ids, long rows, long head) = erasure.Pending("m")!.Value;
        Assert.Equal(["a", "c"], ids.Order(StringComparer.Ordinal));
        Assert.Equal((4L, 7L), (rows, head));
        Assert.Null(erasure.Pending("other"));
    }

    [Fact]
    public void Begun_again_it_still_knows_what_it_erased_the_first_time()
    {
        using (InboxErasure killed = new(_data))
        {
            killed.Begin("m", "x", ["sealed"], 7);
        }

        using InboxErasure erasure = new(_data);
        erasure.Begin("m", "x", [], 9);
        (IReadOnlySet<string> ids, long rows, long head) = erasure.Pending("m")!.Value;
        Assert.Equal(["a", "c", "sealed"], ids.Order(StringComparer.Ordinal));
        Assert.Equal((4L, 7L), (rows, head));
        erasure.End("m");
        Assert.Null(erasure.Pending("m"));
    }

    [Fact]
    public void What_is_erased_and_sent_again_is_new_and_sequences_go_on()
    {
        using InboxErasure erasure = new(_data);
        erasure.Begin("m", "x", [], 0);
        InboxReceipt receipt = Append("m", Entity("a", "x"), Rows.Shadow("a", 2), Rows.Label("a", 1), Rows.Label("b", 1));
        Assert.Equal(new InboxReceipt(3, 1, 0, 9), receipt);
    }

    [Fact]
    public void After_scrubbing_neither_deleted_nor_trimmed_rows_are_in_a_file()
    {
        _inbox.Trim("m", 2);
        using InboxErasure erasure = new(_data);
        erasure.Begin("m", "x", [], 0);
        erasure.Begin("other", "x", [], 0);
        erasure.End("m");
        erasure.End("other");
        Assert.NotEqual(0, Count("ENTITY-x"));
        erasure.Scrub();
        Assert.Equal(0, Count("ENTITY-x"));
        Assert.NotEqual(0, Count("ENTITY-y") + Read("m").Count);
    }

    [Fact]
    public void A_model_that_sent_nothing_has_nothing_to_erase()
    {
        using InboxErasure erasure = new(_data);
        erasure.Begin("new", "x", ["a"], 0);
        Assert.Null(erasure.Pending("new"));
        Assert.Equal(6, Read("m").Count);
    }

    private static InboxRow Entity(string id, string entity) => Rows.Prediction(id, $"ENTITY-{entity}") with { Entity = entity };

    private InboxReceipt Append(string model, params InboxRow[] rows) =>
        _inbox.AppendAsync(model, rows, TestContext.Current.CancellationToken).GetAwaiter().GetResult();

    private IReadOnlyList<StoredRow> Read(string model) => _inbox.Read(model, 0, DateTimeOffset.MaxValue, 100);

    private int Count(string text)
    {
        byte[] bytes = System.Text.Encoding.UTF8.GetBytes(text);
        return Directory.GetFiles(_data.Root, "inbox.db*").Count(file =>
        {
            using FileStream stream = new(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            byte[] all = new byte[stream.Length];
            stream.ReadExactly(all);
            return all.AsSpan().IndexOf(bytes) >= 0;
        });
    }
}
