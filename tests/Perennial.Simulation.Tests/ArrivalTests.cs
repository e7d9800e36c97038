using Perennial.Log;

namespace Perennial.Simulation.Tests;

public sealed class ArrivalTests
{
    private static readonly DateTimeOffset Day = new(2001, 1, 2, 0, 0, 0, TimeSpan.Zero);
    private static readonly HistoryRow[] History =
    [
        Row("a", -1, 10, 1), Row("b", -1, 12, null), Row("c", 0, 9, 0), Row("d", 0, 10, 1), Row("e", 1, 0, 1),
    ];

    [Fact]
    public void Requests_of_the_day_and_labels_of_the_day_before_come_in_order_of_time_requests_first() => Assert.Equal(
        ["c request", "d request", "a label"],
        On(TimeSpan.FromDays(1)).Select(Name));

    [Fact]
    public void Without_delay_a_label_comes_right_after_its_request() => Assert.Equal(
        ["c request", "c label", "d request", "d label"],
        On(TimeSpan.Zero).Select(Name));

    [Fact]
    public void A_label_arrives_its_delay_after_the_request() =>
        Assert.Equal(Day.AddHours(10), On(TimeSpan.FromDays(1)).Single(arrival => arrival.IsLabel).At);

    [Fact]
    public void A_label_with_a_time_of_its_own_arrives_then()
    {
        var row = Row("a", 0, 10, 1) with { LabelAt = Day.AddHours(15) };
        Assert.Equal(Day.AddHours(15), Arrival.Of([], [row], TimeSpan.FromDays(1)).Single().At);
    }

    private static IEnumerable<Arrival> On(TimeSpan delay) => Arrival.Of(Within(Day), Within(Day - delay).Where(row => row.Label is not null), delay);

    private static IEnumerable<HistoryRow> Within(DateTimeOffset from) => History.Where(row => row.OccurredAt >= from && row.OccurredAt < from.AddDays(1));

    private static HistoryRow Row(string id, int day, int hour, double? label) => new(id, Day.AddDays(day).AddHours(hour), null, [], label);

    private static string Name(Arrival arrival) => $"{arrival.Row.Id} {(arrival.IsLabel ? "label" : "request")}";
}
