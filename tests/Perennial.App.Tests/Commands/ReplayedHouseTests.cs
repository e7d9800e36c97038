using System.Globalization;
using System.Text.Json;

namespace Perennial.App.Tests.Commands;

public sealed class ReplayedHouseTests
{
    [Fact]
    public async Task What_a_replay_wrote_is_explained_and_every_flipped_byte_is_found()
    {
        using var house = new ReplayedHouse();
        var (code, _, error) = await house.ReplayAsync();
        Assert.True(code == 0, error);

        using var status = JsonDocument.Parse((await house.RunAsync("status", "--json")).Out);
        Assert.True(status.RootElement.GetProperty("champion").GetProperty("version").GetInt32() >= 1);
        Assert.StartsWith("2001-01-2", status.RootElement.GetProperty("asOf").GetString(), StringComparison.Ordinal);
        using var versions = JsonDocument.Parse((await house.RunAsync("versions", "--json")).Out);
        Assert.Contains(versions.RootElement.EnumerateArray(), one => one.GetProperty("state").GetString() == "champion");
        Assert.Contains("What became of it:", (await house.RunAsync("why")).Out, StringComparison.Ordinal);
        Assert.Contains("became the first champion", (await house.RunAsync("history")).Out, StringComparison.Ordinal);
        TestContext.Current.TestOutputHelper?.WriteLine((await house.RunAsync("status")).Out);

        var sound = await house.RunAsync("verify");
        Assert.True(sound.Code == 0, sound.Out + sound.Error);
        await AssertDamageIsNamedAsync(house);
    }

    private static async Task AssertDamageIsNamedAsync(ReplayedHouse house)
    {
        var segment = house.FlipByteOf("segments");
        var artifact = house.FlipByteOf("artifacts");
        var changed = house.ChangeEvent().ToString(CultureInfo.InvariantCulture);
        var (code, text, error) = await house.RunAsync("verify");
        Assert.Equal(4, code);
        Assert.Contains($"'{segment}' holds bytes", text, StringComparison.Ordinal);
        Assert.Contains($"'{artifact}' holds bytes", text, StringComparison.Ordinal);
        Assert.Contains($"event {changed} (cohort-measured) was changed", text, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", text + error, StringComparison.Ordinal);
    }
}
