using System.Text.Json;
using Perennial.App.Report;

namespace Perennial.App.Tests.Report;

public sealed class StoryJsonTests
{
    [Theory]
    [InlineData("weeks.0", "start rows positiveRatio loss")]
    [InlineData("weeks.0.loss", "perennial never weekly hindsight")]
    [InlineData("totals.loss", "perennial never weekly hindsight")]
    [InlineData("totals.retrains", "perennial weekly hindsight")]
    [InlineData("totals.cost", "currency perennial never weekly hindsight")]
    [InlineData("totals.saved", "ratio perennial weekly hindsight")]
    [InlineData("versions.0", "version dataset artifact trigger verdict promotedAt")]
    [InlineData("journal", "events digest")]
    [InlineData("decisions.0", "at action trigger because alternatives votes outcome")]
    [InlineData("gates.0", "run version gate outcome because figures")]
    [InlineData("drift.0", "day column stabilityIndex state")]
    public void It_has_the_shape_that_machines_rely_on(string path, string members)
    {
        using var json = JsonDocument.Parse(StoryJson.Write(Stories.Full));
        var place = path.Split('.').Aggregate(json.RootElement, (one, step) => one.ValueKind == JsonValueKind.Array ? one[int.Parse(step, System.Globalization.CultureInfo.InvariantCulture)] : one.GetProperty(step));
        Assert.All(members.Split(' '), member => Assert.True(place.TryGetProperty(member, out _), $"{path} has no {member}"));
    }

    [Fact]
    public void Where_hindsight_saves_nothing_the_ratio_is_absent()
    {
        using var json = JsonDocument.Parse(StoryJson.Write(Stories.Quiet));
        Assert.False(json.RootElement.GetProperty("totals").GetProperty("saved").TryGetProperty("ratio", out _));
    }

    [Fact]
    public void The_same_story_gives_the_same_bytes() => Assert.Equal(StoryJson.Write(Stories.Full), StoryJson.Write(Stories.Full with { }));
}
