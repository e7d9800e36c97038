using CsCheck;
using Perennial.Adapters.Yaml;

namespace Perennial.Adapters.Tests.Yaml;

public sealed class DurationsTests
{
    [Fact]
    public void What_is_written_reads_back() => Gen.Long[0, (long)Durations.Longest.TotalSeconds].Sample(seconds =>
    {
        TimeSpan duration = TimeSpan.FromSeconds(seconds);
        return Durations.TryParse(Durations.Format(duration), out TimeSpan read) && read == duration;
    });

    [Theory]
    [InlineData("14d", 14 * 86_400)]
    [InlineData("12h", 12 * 3_600)]
    [InlineData("30m", 1_800)]
    [InlineData("45s", 45)]
    [InlineData("1w", 7 * 86_400)]
    [InlineData("0s", 0)]
    [InlineData("-3d", -3 * 86_400)]
    public void Units_are_weeks_to_seconds(string text, long seconds)
    {
        Assert.True(Durations.TryParse(text, out TimeSpan duration));
        Assert.Equal(seconds, duration.TotalSeconds);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("d")]
    [InlineData("14")]
    [InlineData("14 d")]
    [InlineData("1.5d")]
    [InlineData("14D")]
    [InlineData("14y")]
    [InlineData("36501d")]
    [InlineData("9223372036854775807w")]
    public void All_else_is_no_duration(string? text) => Assert.False(Durations.TryParse(text, out _));

    [Theory]
    [InlineData(14 * 86_400, "14d")]
    [InlineData(36 * 3_600, "36h")]
    [InlineData(90, "90s")]
    [InlineData(0, "0s")]
    public void The_greatest_unit_that_fits_is_written(long seconds, string text) =>
        Assert.Equal(text, Durations.Format(TimeSpan.FromSeconds(seconds)));

    [Fact]
    public void A_part_of_a_second_cannot_be_written() =>
        Assert.Throws<ArgumentException>(() => Durations.Format(TimeSpan.FromMilliseconds(5)));
}
