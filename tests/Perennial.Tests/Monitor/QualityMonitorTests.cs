using Perennial.Monitor;

namespace Perennial.Tests.Monitor;

public sealed class QualityMonitorTests
{
    private const int Rows = 700;

    private static readonly Reference Against = new(
        1,
        [ReferenceColumn.Of([.. Enumerable.Range(0, 1_400).Select(row => row % 100.0)]), ReferenceColumn.Of([.. Enumerable.Range(0, 1_400).Select(Carrier)])],
        ReferenceColumn.Of([0.5]),
        100)
    {
        Signature = GivenModel.Flights.Features,
    };

    [Fact]
    public void Whole_data_is_quiet() => Assert.Empty(Alarms(Window()));

    [Fact]
    public void Missing_values_alarm_alone_even_when_nothing_is_left()
    {
        Assert.Equal(["minute missing"], Alarms(Window(minute: row => row % 10 == 0 ? double.NaN : row % 100)));
        Assert.Equal(["carrier missing"], Alarms(Window(carrier: row => row % 10 == 0 ? null : Carrier(row))));
        Assert.Equal(["minute missing"], Alarms(Window(minute: _ => double.NaN)));
        Assert.Equal(["carrier missing"], Alarms(Window(carrier: _ => null)));
    }

    [Fact]
    public void Values_out_of_range_alarm_alone() => Assert.Equal(["minute out-of-range"], Alarms(Window(minute: row => row % 10 == 0 ? 100 : row % 100)));

    [Fact]
    public void Categories_never_seen_alarm_alone() => Assert.Equal(["carrier unseen"], Alarms(Window(carrier: row => row % 10 == 0 ? "ZZ" : Carrier(row))));

    [Fact]
    public void A_column_that_stopped_changing_alarms_alone()
    {
        Assert.Equal(["minute constant"], Alarms(Window(minute: _ => 50)));
        Assert.Equal(["carrier constant"], Alarms(Window(carrier: _ => "AA")));
    }

    [Theory]
    [InlineData(350, 7, false)]
    [InlineData(349, 7, true)]
    [InlineData(1_400, 7, false)]
    [InlineData(1_401, 7, true)]
    [InlineData(0, 7, true)]
    public void Half_and_twice_the_rows_are_tolerated_and_no_more(int rows, double days, bool alarm) =>
        Assert.Equal(alarm ? [" volume"] : [], Alarms(Window(rows), days));

    [Theory]
    [InlineData(35, false)]
    [InlineData(36, true)]
    public void A_share_up_to_the_tolerated_is_quiet(int missing, bool alarm) =>
        Assert.Equal(alarm, Alarms(Window(minute: row => row < missing ? double.NaN : row % 100)).Length > 0);

    [Fact]
    public void Few_rows_say_nothing_about_a_column() => Assert.All(
        QualityMonitor.Observe(GivenModel.Flights, Against, Window(199, _ => double.NaN), 1.99).Where(signal => signal.Column is not null),
        signal => Assert.Equal(SignalState.NotEnoughEvidence, signal.State));

    private static string[] Alarms(GivenWindow window, double days = 7) => [.. QualityMonitor.Observe(GivenModel.Flights, Against, window, days)
        .Where(signal => signal.State == SignalState.Alarm).Select(signal => $"{signal.Column} {signal.Check}")];

    private static GivenWindow Window(int rows = Rows, Func<int, double>? minute = null, Func<int, string?>? carrier = null) => new(
        GivenModel.Flights.Features,
        rows,
        new() { ["minute"] = [.. Enumerable.Range(0, rows).Select(minute ?? (row => row % 100))] },
        new() { ["carrier"] = [.. Enumerable.Range(0, rows).Select(carrier ?? Carrier)] });

    private static string? Carrier(int row) => row % 3 == 0 ? "AA" : row % 3 == 1 ? "BB" : "CC";
}
