using Perennial.Registry;
using Perennial.Tests.Fakes;

namespace Perennial.Tests.Registry;

public sealed class JournalWatchTests
{
    private const string Model = "m";
    private readonly MemoryJournalStore store = new();
    private readonly HandTime time = new();
    private readonly Journal journal;

    public JournalWatchTests() => journal = new Journal(store);

    [Fact]
    public void An_append_by_this_process_is_seen_when_it_returned()
    {
        using var watch = new JournalWatch(journal, time);
        var head = watch.Of(Model);
        Assert.Equal(0, head.Version);
        Append(journal);
        Assert.Equal(1, head.Version);
        Append(journal);
        Assert.Equal(2, head.Version);
    }

    [Theory, InlineData(true), InlineData(false)]
    public void An_append_by_another_process_is_seen_within_the_lease_also_where_no_timer_rings(bool rings)
    {
        using var watch = new JournalWatch(journal, time, TimeSpan.FromMilliseconds(100));
        var head = watch.Of(Model);
        time.Rings = rings;
        Append(new Journal(store));
        Assert.Equal(0, head.Version);
        time.Pass(TimeSpan.FromMilliseconds(100));
        Assert.Equal(1, head.Version);
    }

    [Fact]
    public void A_stream_that_was_not_asked_for_does_not_move_another()
    {
        using var watch = new JournalWatch(journal, time);
        var head = watch.Of("other");
        Append(journal);
        Append(new Journal(store));
        time.Pass(TimeSpan.FromSeconds(1));
        Assert.Equal(0, head.Version);
        Assert.Equal(2, watch.Of(Model).Version);
    }

    [Fact]
    public void What_will_be_asked_next_is_told_before_anybody_asks()
    {
        using var watch = new JournalWatch(journal, time);
        var head = watch.Of(Model);
        var told = new List<(long New, long Seen)>();
        head.Moving = moving => told.Add((moving, head.Version));
        Append(journal);
        Append(new Journal(store));
        time.Pass(TimeSpan.FromMilliseconds(50));
        Assert.Equal([(1, 0), (2, 1)], told);
    }

    [Fact]
    public void Many_appends_and_questions_at_once_never_show_an_older_head_than_before()
    {
        using var watch = new JournalWatch(journal, time);
        var head = watch.Of(Model);
        var older = 0;
        Parallel.For(0, 4, one =>
        {
            for (var (step, newest) = (0, 0L); step < 200; step++)
            {
                if (one == 0)
                {
                    Append(journal);
                }

                var seen = head.Version;
                older += seen < newest ? 1 : 0;
                newest = seen;
            }
        });
        Assert.Equal((0, 200), (older, head.Version));
    }

    private void Append(Journal by)
    {
        var before = by.Read(Model);
        by.Append(Model, before.Count == 0 ? JournalHead.Start : JournalHead.After(before[^1].Event), new Turn(1, World.Start, "ann"), [new Entry(new ModelFrozen("x"))]);
    }
}
