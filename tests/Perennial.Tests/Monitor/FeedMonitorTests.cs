using Perennial.Log;
using Perennial.Monitor;

namespace Perennial.Tests.Monitor;

public sealed class FeedMonitorTests
{
    private const int RowsPerDay = 300;

    private static readonly Reference Against = new(
        1,
        [ReferenceColumn.Of([.. Enumerable.Range(0, 3_000).Select(Minute)]), ReferenceColumn.Of([.. Enumerable.Range(0, 3_000).Select(row => Carrier(row))])],
        ReferenceColumn.Of([0.5]),
        RowsPerDay)
    {
        Signature = GivenModel.Flights.Features,
    };

    [Fact]
    public void A_usual_day_is_quiet() => Assert.All(Look((_, row) => Minute(row)), signal => Assert.Equal(SignalState.Quiet, signal.State));

    [Fact]
    public void A_unit_that_changed_overnight_is_told_with_column_factor_and_name()
    {
        var signal = Assert.Single(Look((day, row) => Minute(row) * (day == 6 ? 60 : 1)), one => one.State == SignalState.Alarm);
        Assert.Equal(("minute", FeedMonitor.Unit, 60.0), (signal.Column, signal.Check, signal.Value));
        Assert.Contains("minutes -> seconds", signal.Note, StringComparison.Ordinal);
    }

    [Fact]
    public void A_scale_that_grew_day_by_day_is_drift_and_no_broken_feed() =>
        Assert.DoesNotContain(Look((day, row) => Minute(row) * Math.Pow(60, day / 6.0)), one => one.State == SignalState.Alarm);

    [Fact]
    public void Known_to_be_broken_it_stays_so_whatever_the_day_before_was() =>
        Assert.Single(Look((_, row) => Minute(row) * 60, broken: true), one => one is { Check: FeedMonitor.Unit, State: SignalState.Alarm });

    [Fact]
    public void Neither_as_before_nor_another_unit_does_not_end_it() => Assert.Equal(
        SignalState.NotEnoughEvidence,
        Look((_, row) => 5_000 + (Minute(row) * Minute(row)), broken: true).Single(one => one.Check == FeedMonitor.Unit).State);

    [Fact]
    public void Values_that_vanish_or_stick_overnight_are_told()
    {
        Assert.Equal("minute vanished", Alarm(Look((day, row) => day == 6 ? double.NaN : Minute(row))));
        Assert.Equal("minute stuck", Alarm(Look((day, row) => day == 6 ? 500 : Minute(row))));
        Assert.Equal("carrier vanished", Alarm(Look((_, row) => Minute(row), (day, row) => day == 6 ? null : Carrier(row))));
    }

    [Fact]
    public void What_was_so_the_day_before_already_is_no_news() =>
        Assert.DoesNotContain(Look((_, _) => double.NaN, (_, _) => "AA"), one => one.State == SignalState.Alarm);

    [Fact]
    public void A_category_that_is_common_anyway_may_fill_a_day() =>
        Assert.DoesNotContain(Look((_, row) => Minute(row), (day, row) => day == 6 ? "AA" : Carrier(row)), one => one.State == SignalState.Alarm);

    [Fact]
    public void Few_rows_say_nothing() =>
        Assert.All(Look((_, row) => Minute(row) * 60, rows: FeedMonitor.MinimumRows - 1), signal => Assert.Equal(SignalState.NotEnoughEvidence, signal.State));

    private static string Alarm(IReadOnlyList<QualitySignal> signals) =>
        Assert.Single(signals.Where(one => one.State == SignalState.Alarm).Select(one => $"{one.Column} {one.Check}"));

    /// <summary>A week; the newest day is day 6.</summary>
    private static IReadOnlyList<QualitySignal> Look(
        Func<int, int, double> minute, Func<int, int, string?>? carrier = null, bool broken = false, int rows = RowsPerDay)
    {
        var all = Enumerable.Range(0, 7 * rows).Select(row => (Day: row / rows, Row: row % rows)).ToList();
        var window = new GivenWindow(
            GivenModel.Flights.Features,
            all.Count,
            new()
            {
                ["minute"] = [.. all.Select(one => minute(one.Day, one.Row))],
                [WindowColumns.Occurred] = [.. all.Select(one => (double)GivenCohorts.At(one.Day).ToUnixTimeSeconds() + one.Row)],
            },
            new() { ["carrier"] = [.. all.Select(one => carrier is null ? Carrier(one.Row) : carrier(one.Day, one.Row))] });
        return FeedMonitor.Observe(GivenModel.Flights, Against, window, GivenCohorts.Day(6), _ => broken);
    }

    /// <summary>Spread as departures are: from 300 to 1,400, more of them early.</summary>
    private static double Minute(int row) => 300 + Math.Floor(1_100 * Math.Pow(((row * 37) % 300) / 300.0, 1.3));

    private static string? Carrier(int row) => row % 3 == 0 ? "AA" : row % 3 == 1 ? "BB" : "CC";
}
