using Perennial.Adapters.Files;
using Perennial.Adapters.Sqlite;
using Perennial.Adapters.Tests.Conformance;

namespace Perennial.Adapters.Tests.Sqlite;

public sealed class SqliteOutboxTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2024, 5, 1, 12, 0, 0, TimeSpan.Zero);
    private readonly TemporaryFolder place = new();
    private readonly SqliteOutbox outbox;

    public SqliteOutboxTests() => outbox = new SqliteOutbox(DataFolder.Open(place.NewPlace(), TimeProvider.System));

    [Fact]
    public void A_receiver_begins_where_the_journals_stand_and_goes_on_where_it_was()
    {
        Assert.Equal(7, outbox.Place("a", 7));
        outbox.Read("a", 9, [("m", "1")], Now);
        Assert.Equal(9, outbox.Place("a", 20));
        Assert.Equal(20, outbox.Place("b", 20));
    }

    [Fact]
    public void Messages_of_a_topic_keep_their_order_and_others_do_not_wait_for_them()
    {
        outbox.Read("a", 1, [("m", "1"), ("m", "2"), ("n", "3")], Now);
        Assert.Equal(["1", "3"], Bodies(Now));
        outbox.Failed(outbox.Due("a", Now, 9)[0].Number, "500", Now.AddSeconds(5), dead: false);
        Assert.Equal(["3"], Bodies(Now));
        Assert.Equal(["1", "3"], Bodies(Now.AddSeconds(5)));
        OutboxMessage first = outbox.Due("a", Now.AddSeconds(5), 9)[0];
        Assert.Equal((1, "500"), (first.Tries, first.Fault));
        outbox.Taken(first.Number);
        Assert.Equal(["2", "3"], Bodies(Now));
        Assert.Empty(outbox.Due("b", Now, 9));
    }

    [Fact]
    public void What_is_given_up_blocks_nothing_and_may_be_tried_again_once()
    {
        outbox.Read("a", 1, [("m", "1"), ("m", "2")], Now);
        long number = outbox.Due("a", Now, 9)[0].Number;
        outbox.Failed(number, "410", Now, dead: true);
        Assert.Equal(["2"], Bodies(Now));
        Assert.Equal("1", Assert.Single(outbox.Kept("a", dead: true, 9)).Body);
        Assert.True(outbox.Revive(number, Now));
        Assert.False(outbox.Revive(number, Now));
        Assert.Equal(["1"], Bodies(Now));
    }

    [Fact]
    public void An_alarm_is_kept_until_it_is_over()
    {
        outbox.Alarm("a", [new OutboxRaised("m/stuck", "x")], [], [("m/stuck", "raised")], Now);
        Assert.Equal([new OutboxRaised("m/stuck", "x")], outbox.Raised("a"));
        outbox.Alarm("a", [], ["m/stuck"], [("m/stuck", "over")], Now);
        Assert.Empty(outbox.Raised("a"));
        Assert.Equal(["raised"], Bodies(Now));
    }

    public void Dispose()
    {
        outbox.Dispose();
        place.Dispose();
    }

    private IEnumerable<string> Bodies(DateTimeOffset now) => outbox.Due("a", now, 9).Select(message => message.Body);
}
