using CsCheck;
using Perennial.Terms;

namespace Perennial.Tests.Terms;

public sealed class DaysTests
{
    [Fact]
    public void An_instant_lies_in_its_day_whatever_its_offset() => Gen.DateTimeOffset.Where(time => time.Year is > 1 and < 9999).Sample(time =>
        Days.Floor(time) <= time && time < Days.Start(Days.Of(time).AddDays(1)) && Days.Floor(time).Offset == TimeSpan.Zero);

    [Fact]
    public void A_day_begins_at_midnight_UTC() =>
        Assert.Equal(new DateTimeOffset(2024, 2, 29, 0, 0, 0, TimeSpan.Zero), Days.Start(new DateOnly(2024, 2, 29)));
}
