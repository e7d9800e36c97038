using System.Text;
using Perennial.Adapters.Files;
using Perennial.Adapters.Sqlite;
using Perennial.Adapters.Tests.Conformance;

namespace Perennial.Adapters.Tests.Sqlite;

public sealed class SqliteWaitingEventsTests : IDisposable
{
    private readonly string _place = Directory.CreateTempSubdirectory("perennial-waiting-").FullName;
    private readonly HandClock _clock = new();
    private readonly DataFolder _folder;
    private readonly SqliteInbox _inbox;

    public SqliteWaitingEventsTests()
    {
        _folder = DataFolder.Open(_place, _clock);
        _inbox = new SqliteInbox(_folder, _clock);
    }

    public void Dispose()
    {
        _inbox.Dispose();
        Directory.Delete(_place, recursive: true);
    }

    [Fact]
    public void A_side_meets_the_other_until_the_pair_is_dropped_also_after_opening_again()
    {
        using (SqliteWaitingEvents waiting = new(_folder))
        {
            Assert.Equal([null, null], waiting.Meet([Side("a", false), Side("b", true)], _clock.GetUtcNow()));
        }

        using SqliteWaitingEvents again = new(_folder);
        foreach (int _ in new[] { 1, 2 })
        {
            WaitingEvent other = Assert.Single(again.Meet([Side("a", true)], _clock.GetUtcNow()))!;
            Assert.Equal(("a", false, "a of False"), (other.Id, other.IsAnswer, Encoding.UTF8.GetString(other.Body.Span)));
        }

        again.Drop([("m", "a")]);
        Assert.Equal(1, again.Count);
        Assert.Null(Assert.Single(again.Meet([Side("a", true)], _clock.GetUtcNow())));
    }

    [Fact]
    public void Models_do_not_meet_and_two_sides_of_one_append_do()
    {
        using SqliteWaitingEvents waiting = new(_folder);
        IReadOnlyList<WaitingEvent?> met = waiting.Meet([Side("a", false), Side("a", true) with { Model = "other" }, Side("a", true)], _clock.GetUtcNow());
        Assert.Equal([false, false, true], met.Select(one => one is not null));
    }

    [Fact]
    public void What_waits_longer_is_told_oldest_first()
    {
        using SqliteWaitingEvents waiting = new(_folder);
        DateTimeOffset now = _clock.GetUtcNow();
        waiting.Meet([Side("late", false)], now.AddHours(2));
        waiting.Meet([Side("second", false)], now.AddHours(1));
        waiting.Meet([Side("first", true)], now);
        Assert.Equal(["first", "second"], waiting.Before(now.AddHours(2), 9).Select(one => one.Id));
        Assert.Equal(["first"], waiting.Before(now.AddHours(2), 1).Select(one => one.Id));
    }

    [Fact]
    public async Task It_is_known_which_predictions_are_logged()
    {
        using SqliteWaitingEvents waiting = new(_folder);
        await _inbox.AppendAsync("m", [Rows.Prediction("a")], TestContext.Current.CancellationToken);
        Assert.True(waiting.IsLogged("m", "a"));
        Assert.False(waiting.IsLogged("m", "b"));
        Assert.False(waiting.IsLogged("other", "a"));
    }

    [Fact]
    public async Task The_newest_prediction_of_an_entity_is_found_and_a_second_where_there_is_one()
    {
        using InboxEntities entities = new(_folder);
        DateTimeOffset at = Rows.Prediction("a").OccurredAt;
        await _inbox.AppendAsync("m", [.. new[] { ("a", 0), ("b", 2), ("c", 1) }.Select(one => Rows.Prediction(one.Item1) with { Entity = "e", OccurredAt = at.AddHours(one.Item2) })], TestContext.Current.CancellationToken);
        Assert.Equal(["b", "c"], entities.Find("m", "e", at, at.AddHours(2)).Select(one => one.Id));
        Assert.Equal([("a", at)], entities.Find("m", "e", at.AddHours(-1), at.AddMinutes(59)));
        Assert.Empty(entities.Find("m", "f", at, at.AddHours(2)));
        Assert.Empty(entities.Find("other", "e", at, at.AddHours(2)));
    }

    private static WaitingEvent Side(string id, bool isAnswer) => new("m", id, isAnswer, DateTimeOffset.UnixEpoch, Encoding.UTF8.GetBytes($"{id} of {isAnswer}"));
}
