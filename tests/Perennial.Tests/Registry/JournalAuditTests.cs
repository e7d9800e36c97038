using CsCheck;
using Perennial.Registry;
using Perennial.Terms;
using Perennial.Tests.Fakes;

namespace Perennial.Tests.Registry;

public sealed class JournalAuditTests
{
    private static readonly IReadOnlyList<JournalEvent> Whole = Write();

    public static TheoryData<string> Changes => [.. Changed.Keys];

    private static Dictionary<string, Func<JournalEvent, JournalEvent>> Changed { get; } = new()
    {
        ["space"] = one => one with { Space = "other" },
        ["stream"] = one => one with { Stream = "other" },
        ["type"] = one => one with { Type = "version-promoted" },
        ["schema"] = one => one with { Schema = 2 },
        ["tick"] = one => one with { Tick = one.Tick + 1 },
        ["time"] = one => one with { AsOf = one.AsOf.AddTicks(1) },
        ["actor"] = one => one with { Actor = "eve" },
        ["cause"] = one => one with { Cause = "nothing" },
        ["no cause"] = one => one with { Cause = null },
        ["facts"] = one => one with { Facts = """{"reason":"other"}""" },
        ["digest"] = one => one with { Digest = Digest.Of("x"u8) },
    };

    [Fact]
    public void A_whole_journal_has_no_fault() => Assert.Empty(JournalAudit.Faults("m", Whole));

    [Theory, MemberData(nameof(Changes))]
    public void A_changed_event_is_named(string change) => Gen.Int[0, Whole.Count - 1].Sample(place =>
    {
        List<JournalEvent> events = [.. Whole];
        events[place] = Changed[change](events[place]);
        Assert.Contains($"event {place + 1} ", JournalAudit.Faults("m", events)[0], StringComparison.Ordinal);
    });

    [Fact]
    public void What_was_measured_may_be_forgotten() =>
        Assert.Empty(JournalAudit.Faults("m", [.. Whole.Select(one => one with { Measured = "{}" })]));

    [Fact]
    public void A_missing_event_is_named() => Gen.Int[0, Whole.Count - 2].Sample(place =>
        Assert.StartsWith($"journal 'm': event {place + 1} is missing", JournalAudit.Faults("m", [.. Whole.Where((_, at) => at != place)])[0], StringComparison.Ordinal));

    [Fact]
    public void Two_events_that_changed_places_are_found()
    {
        List<JournalEvent> events = [.. Whole];
        (events[2], events[3]) = (events[3], events[2]);
        Assert.NotEmpty(JournalAudit.Faults("m", events));
    }

    [Fact]
    public void A_line_break_that_moved_from_actor_to_cause_was_not_seen()
    {
        var one = Whole[0] with { Actor = "ann\nbob", Cause = "carl" };
        var other = Whole[0] with { Actor = "ann", Cause = "bob\ncarl" };
        Assert.NotEqual(one.Chained(Digest.None), other.Chained(Digest.None));
    }

    [Fact]
    public void No_cause_and_an_empty_one_had_the_same_digest() =>
        Assert.NotEqual((Whole[0] with { Cause = null }).Chained(Digest.None), (Whole[0] with { Cause = "" }).Chained(Digest.None));

    private static IReadOnlyList<JournalEvent> Write()
    {
        var store = new MemoryJournalStore();
        var journal = new Journal(store);
        var head = JournalHead.Start;
        for (var tick = 1; tick <= 4; tick++)
        {
            var recorded = journal.Append("m", head, new Turn(tick, World.Day(tick), "ann"), [new Entry(new ModelFrozen($"{tick}"), "x"), new Entry(new ModelUnfrozen("y"), "z")]);
            head = JournalHead.After(recorded[^1].Event);
        }

        return store.Read("m");
    }
}
