using CsCheck;
using Perennial.Registry;
using Perennial.Terms;

namespace Perennial.Adapters.Tests.Conformance;

/// <summary>What every store of journals must keep.</summary>
public abstract class JournalStoreConformance : IDisposable
{
    private static readonly DateTimeOffset Odd = new DateTimeOffset(2024, 5, 1, 12, 0, 0, TimeSpan.Zero).AddTicks(1234567);

    private readonly TemporaryFolder _folder = new();

    /// <summary>Opens the journals of a place; the same place again is the same journals.</summary>
    protected abstract IJournalStore Open(string place);

    protected string NewPlace() => _folder.NewPlace();

    public void Dispose()
    {
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void An_unknown_stream_is_empty()
    {
        IJournalStore store = Open(NewPlace());
        Assert.Equal(0, store.Head("m"));
        Assert.Empty(store.Read("m"));
        Assert.Empty(store.Streams());
        Close(store);
    }

    [Fact]
    public void Every_field_comes_back_as_it_was()
    {
        string place = NewPlace();
        JournalEvent full = Event("m", 1, "{\"a\":\"\u00e9\\u0000\"}") with { Cause = "decision 1", Measured = "{}" };
        JournalEvent bare = Event("m", 2, "") with { Cause = null, Measured = null, AsOf = DateTimeOffset.MaxValue };
        Use(place, store => store.Append("m", 0, [full, bare]));
        Use(place, store => Assert.Equal([full, bare], store.Read("m")));
        Use(place, store => Assert.Equal([bare], store.Read("m", 1)));
    }

    [Fact]
    public void An_append_behind_the_head_writes_nothing()
    {
        Use(NewPlace(), store =>
        {
            store.Append("m", 0, [Event("m", 1)]);
            Assert.Throws<StreamMovedException>(() => store.Append("m", 0, [Event("m", 1)]));
            Assert.Throws<StreamMovedException>(() => store.Append("m", 2, [Event("m", 3)]));
            Assert.Equal(1, store.Head("m"));
        });
    }

    [Fact]
    public void An_event_with_another_number_or_stream_is_refused()
    {
        Use(NewPlace(), store =>
        {
            Assert.Throws<ArgumentException>(() => store.Append("m", 0, [Event("m", 2)]));
            Assert.Throws<ArgumentException>(() => store.Append("m", 0, [Event("n", 1)]));
            Assert.Equal(0, store.Head("m"));
        });
    }

    [Fact]
    public void Of_many_that_append_at_one_version_exactly_one_wins()
    {
        string place = NewPlace();
        IJournalStore[] stores = [.. Enumerable.Range(0, 4).Select(_ => Open(place))];
        for (int version = 0; version < 15; version++)
        {
            int wins = 0;
            Parallel.ForEach(stores, store => Interlocked.Add(ref wins, TryAppend(store, version) ? 1 : 0));
            Assert.Equal(1, wins);
            Assert.All(stores, store => Assert.Equal(version + 1, store.Head("m")));
        }
        Array.ForEach(stores, Close);
    }

    [Fact]
    public async Task The_head_can_be_asked_by_many_threads_while_one_appends()
    {
        string place = NewPlace();
        IJournalStore writer = Open(place);
        IJournalStore reader = Open(place);
        using CancellationTokenSource done = new();
        Task[] readers = [.. Enumerable.Range(0, 4).Select(_ => Task.Run(() => WatchHead(reader, done.Token)))];
        for (int version = 0; version < 100; version++)
        {
            writer.Append("m", version, [Event("m", version + 1)]);
            Assert.Equal(version + 1, reader.Head("m"));
        }
        await done.CancelAsync();
        await Task.WhenAll(readers);
        Close(writer);
        Close(reader);
    }

    [Fact]
    public void Whatever_happens_it_equals_lists_in_memory() =>
        Gen.Select(Gen.Int[0, 2], Gen.Int[0, 3], Gen.Int[-1, 1], Gen.Bool).Array[1, 20].Sample(Replay, iter: 40, threads: 2);

    protected static JournalEvent Event(string stream, long version, string facts = "{}") => new(
        "default", stream, version, "noted", 1, 7, Odd, "driver", "run 3", facts, "{\"bytes\":1}", Digest.Of(BitConverter.GetBytes(version)));

    protected static void Close(IJournalStore store) => (store as IDisposable)?.Dispose();

    private static bool TryAppend(IJournalStore store, long version)
    {
        try
        {
            store.Append("m", version, [Event("m", version + 1)]);
            return true;
        }
        catch (StreamMovedException)
        {
            return false;
        }
    }

    private static void WatchHead(IJournalStore store, CancellationToken done)
    {
        long last = 0;
        while (!done.IsCancellationRequested)
        {
            long head = store.Head("m");
            Assert.True(head >= last, $"The head went from {last} to {head}.");
            last = head;
        }
    }

    private void Replay((int Stream, int Count, int Offset, bool Reopen)[] steps)
    {
        string place = NewPlace();
        Dictionary<string, List<JournalEvent>> twin = [];
        IJournalStore store = Open(place);
        foreach ((int number, int count, int offset, bool reopen) in steps)
        {
            string stream = $"model-{number}";
            List<JournalEvent> known = twin.TryGetValue(stream, out List<JournalEvent>? list) ? list : [];
            long expected = known.Count + offset;
            JournalEvent[] events = [.. Enumerable.Range(1, count).Select(step => Event(stream, expected + step))];
            if (offset != 0)
            {
                Assert.Throws<StreamMovedException>(() => store.Append(stream, expected, events));
            }
            else
            {
                store.Append(stream, expected, events);
                known.AddRange(events);
                twin[stream] = known;
            }
            if (reopen)
            {
                Close(store);
                store = Open(place);
            }
            AssertEqual(twin, store);
        }
        Close(store);
    }

    private static void AssertEqual(Dictionary<string, List<JournalEvent>> twin, IJournalStore store)
    {
        foreach ((string stream, List<JournalEvent> events) in twin)
        {
            Assert.Equal(events.Count, store.Head(stream));
            Assert.Equal(events, store.Read(stream));
        }
        Assert.Equal(twin.Where(pair => pair.Value.Count > 0).Select(pair => pair.Key).Order(StringComparer.Ordinal), store.Streams());
    }

    private void Use(string place, Action<IJournalStore> action)
    {
        IJournalStore store = Open(place);
        action(store);
        Close(store);
    }
}
