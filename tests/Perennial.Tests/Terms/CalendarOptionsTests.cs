using Perennial.Terms;

namespace Perennial.Tests.Terms;

public sealed class CalendarOptionsTests
{
    [Theory]
    [InlineData(new[] { 1, 7 }, 7, null)]
    [InlineData(new[] { 1 }, 7, null)]
    [InlineData(new[] { 3 }, 9, null)]
    [InlineData(new[] { 7, 14 }, 14, null)]
    [InlineData(new[] { 31 }, 31, null)]
    [InlineData(new[] { 7, 365 }, 7, 365)]
    [InlineData(new[] { 32 }, 7, 32)]
    public void A_window_holds_every_shorter_period_whole_and_a_longer_one_is_a_season(int[] periods, int window, int? season)
    {
        var calendar = new CalendarOptions { Periods = [.. periods.Select(days => TimeSpan.FromDays(days))] };
        Assert.Equal((window, season), (calendar.WindowDays, calendar.SeasonDays));
    }

    [Fact]
    public void Without_a_calendar_a_window_is_a_week() => Assert.Equal((7, null), (new CalendarOptions().WindowDays, new CalendarOptions().SeasonDays));

    [Fact]
    public void Holidays_count_from_the_first_day_to_before_the_last()
    {
        var first = new DateOnly(2026, 12, 24);
        var calendar = new CalendarOptions { Holidays = [first, first.AddDays(1), first.AddDays(2)] };
        Assert.Equal([first, first.AddDays(1)], calendar.HolidaysIn(first, first.AddDays(2)));
        Assert.Empty(new CalendarOptions().HolidaysIn(first, first.AddDays(2)));
    }
}
