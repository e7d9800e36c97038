using Perennial.Registry;
using Perennial.Terms;
using Perennial.Tests.Fakes;

namespace Perennial.Tests.Registry;

public sealed class JournalTests
{
    private static readonly Turn First = new(1, World.Start, "ann");
    private readonly MemoryJournalStore store = new();

    [Fact]
    public void Entries_of_one_append_follow_each_other_in_one_chain()
    {
        var recorded = new Journal(store).Append("m", JournalHead.Start, First, [Entry("a"), Entry("b"), Entry("c")]);
        Assert.Equal([1, 2, 3], recorded.Select(one => one.Event.Version));
        Assert.Equal(3, new Journal(store).Head("m"));
        Assert.Empty(JournalAudit.Faults("m", store.Read("m")));
        Assert.Equal(recorded.Select(one => one.Event), new Journal(store).Read("m").Select(one => one.Event));
        Assert.Equal("c", Assert.IsType<ModelFrozen>(new Journal(store).Read("m", 2).Single().Fact).Reason);
    }

    [Fact]
    public void Of_two_writers_at_the_same_head_exactly_one_wins()
    {
        var wins = 0;
        var losses = 0;
        Parallel.For(0, 16, writer =>
        {
            try
            {
                new Journal(store).Append("m", JournalHead.Start, First, [Entry($"{writer}"), Entry($"{writer}")]);
                Interlocked.Increment(ref wins);
            }
            catch (StreamMovedException fault)
            {
                Assert.Contains("stands at version 2, not at 0", fault.Message, StringComparison.Ordinal);
                Interlocked.Increment(ref losses);
            }
        });
        Assert.Equal((1, 15), (wins, losses));
        Assert.Single(new Journal(store).Read("m").Select(one => ((ModelFrozen)one.Fact).Reason).Distinct());
    }

    [Fact]
    public void What_was_measured_is_kept_beside_the_fact_and_not_digested()
    {
        var plain = new Journal(store).Append("m", JournalHead.Start, First, [Entry("a")]);
        var measured = new Journal(new MemoryJournalStore()).Append("m", JournalHead.Start, First, [Entry("a") with { Measured = new { Seconds = 1.5 } }]);
        Assert.Equal("""{"seconds":1.5}""", measured[0].Event.Measured);
        Assert.Equal(plain[0].Event.Digest, measured[0].Event.Digest);
    }

    [Fact]
    public void An_event_that_a_newer_program_wrote_is_a_fault_and_not_half_read()
    {
        new Journal(store).Append("m", JournalHead.Start, First, [Entry("a")]);
        store.Tamper("m", 1, one => one with { Schema = 2 });
        Assert.Contains("revision 2", Assert.Throws<FaultException>(() => new Journal(store).Read("m")).Message, StringComparison.Ordinal);
        store.Tamper("m", 1, one => one with { Schema = 1, Type = "unheard-of" });
        Assert.Contains("'unheard-of'", Assert.Throws<FaultException>(() => new Journal(store).Read("m")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_older_event_is_read_in_the_shape_of_today_and_stays_as_it_was_written()
    {
        new Journal(store).Append("m", JournalHead.Start, First, [Entry("a")]);
        store.Tamper("m", 1, one => one with { Schema = 0, Facts = """{"why":"old"}""" });
        var upcasters = new Upcasters(new Dictionary<(string, int), Func<System.Text.Json.Nodes.JsonObject, System.Text.Json.Nodes.JsonObject>>
        {
            [("model-frozen", 0)] = old => new() { ["reason"] = old["why"]!.DeepClone() },
        });
        var read = new Journal(store, upcasters).Read("m").Single();
        Assert.Equal("old", Assert.IsType<ModelFrozen>(read.Fact).Reason);
        Assert.Equal("""{"why":"old"}""", read.Event.Facts);
    }

    private static Entry Entry(string reason) => new(new ModelFrozen(reason));
}
