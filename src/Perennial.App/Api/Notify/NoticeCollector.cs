using System.Globalization;
using Perennial.Adapters.Sqlite;

namespace Perennial.App.Api.Notify;

/// <summary>Finds what a receiver is to be told, and puts it into the outbox with how far it looked: nothing is lost by a kill, and nothing put there twice.</summary>
/// <param name="house">The data folder.</param>
/// <param name="outbox">Where messages wait.</param>
/// <param name="sources">Who knows what stands.</param>
/// <param name="clock">The time.</param>
internal sealed class NoticeCollector(Composition house, SqliteOutbox outbox, IEnumerable<IAlarmSource> sources, TimeProvider clock)
{
    private const int AtOnce = 500;

    /// <summary>What is new in the journals. A receiver that was not known before is told from now on.</summary>
    public void Events(NotifyOptions receiver)
    {
        for (var place = outbox.Place(receiver.Name, house.JournalStore.Place()); house.JournalStore.Placed(place, AtOnce) is { Count: > 0 } events;)
        {
            place = events[^1].Place;
            var notices = events.Select(one => NoticeReader.Of(house.Journal.Decode(one.Event))).OfType<Notice>().Where(notice => receiver.On.Contains(notice.Kind));
            outbox.Read(receiver.Name, place, notices.Select(notice => (notice.Model, notice.Kept())), clock.GetUtcNow());
        }
    }

    /// <summary>What stands now and did not, and what stood and is over.</summary>
    public void Alarms(NotifyOptions receiver)
    {
        var now = clock.GetUtcNow();
        var told = outbox.Raised(receiver.Name).ToDictionary(one => one.Fingerprint, one => Notice.Read(one.Body), StringComparer.Ordinal);
        var stands = house.Journal.Streams().SelectMany(model => sources.SelectMany(source => source.Of(model, now)))
            .Where(alarm => receiver.On.Contains(alarm.Kind)).DistinctBy(alarm => alarm.Fingerprint).ToDictionary(alarm => alarm.Fingerprint, StringComparer.Ordinal);
        List<Notice> raised = [.. stands.Values.Where(alarm => !told.ContainsKey(alarm.Fingerprint)).Select(alarm => Of(alarm, now))];
        List<Notice> over = [.. told.Values.Where(notice => !stands.ContainsKey(notice.Fingerprint)).Select(notice => notice with { Id = notice.Id + ".over", At = now, Over = true })];
        if (raised.Count + over.Count > 0)
        {
            outbox.Alarm(
                receiver.Name, raised.Select(notice => new OutboxRaised(notice.Fingerprint, notice.Kept())), over.Select(notice => notice.Fingerprint),
                raised.Concat(over).Select(notice => (notice.Fingerprint, notice.Kept())), now);
        }
    }

    private static Notice Of(StandingAlarm alarm, DateTimeOffset now) => new(
        string.Create(CultureInfo.InvariantCulture, $"{alarm.Fingerprint}.{now.ToUnixTimeMilliseconds()}"), alarm.Kind, alarm.Model, now, alarm.Summary, alarm.Severity, alarm.Fingerprint);
}
