using Perennial.Adapters.Yaml;

namespace Perennial.Adapters.Tests.Yaml;

public sealed class HolidaysBesideTests
{
    [Theory]
    [InlineData("model: m\ncalendar: { holidays: days.csv }\n", "days.csv")]
    [InlineData("calendar:\n  holidays: \"/etc/hostname\"\n", "/etc/hostname")]
    [InlineData("x: &h { holidays: ../days.csv }\ncalendar: *h\n", "../days.csv")]
    [InlineData("calendar: { periods: [1d] }\n", null)]
    [InlineData("model: m\n", null)]
    [InlineData("[1, 2]", null)]
    public void The_file_that_is_named_is_found(string text, string? file) => Assert.Equal(file, HolidaysBeside.Named(text));

    [Theory]
    [InlineData("days.csv", true)]
    [InlineData("/etc/hostname", false)]
    [InlineData("../days.csv", false)]
    [InlineData("..", false)]
    [InlineData("a\\b", false)]
    [InlineData("a\0b", false)]
    public void A_name_that_leads_elsewhere_is_known(string name, bool beside) => Assert.Equal(beside, HolidaysBeside.IsBeside(name));
}
