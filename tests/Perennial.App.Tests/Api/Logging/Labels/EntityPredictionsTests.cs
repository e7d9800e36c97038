using Perennial.App.Tests.Commands;

namespace Perennial.App.Tests.Api.Logging.Labels;

[Collection(CommandLine.Turns)]
public sealed class EntityPredictionsTests
{
    private const string Labels = "/v1/models/parcels/labels";

    [Fact]
    public async Task A_label_by_entity_and_time_goes_to_its_newest_prediction_until_then_sealed_or_not()
    {
        await using var server = await LiveServer.StartAsync();
        var today = server.House.Clock.GetUtcNow();
        foreach (var (id, hours) in new[] { ("old", -30), ("new", -2), ("later", 1) })
        {
            await server.PostAsync("/v1/models/parcels/predictions", new { id, entity = "e1", time = today.AddHours(hours), features = new { distance = 1 } });
        }

        Assert.Equal(("new", 1.0), await LabelAsync(server, Labels, new { entity = "e1", time = today, label = 1 }));
        Assert.Equal(("old", 0.0), await LabelAsync(server, Labels + "?within=2d", new { entity = "e1", time = today.AddHours(-3), label = 0 }));
        server.House.Clock.MoveTo(today.AddDays(1));
        await server.TurnAsync();
        await server.PostAsync("/v1/models/parcels/predictions", new { id = "newest", entity = "e1", time = today.AddHours(5), features = new { distance = 1 } });
        Assert.Equal(("later", 1.0), await LabelAsync(server, Labels, new { entity = "e1", time = today.AddHours(2), label = true }));
        Assert.Equal(("newest", 0.0), await LabelAsync(server, Labels, new { entity = "e1", time = today.AddHours(6), label = false }));
        Assert.Equal(("old", 1.0), await LabelAsync(server, Labels, new { entity = "e1", time = today.AddHours(-30), label = true }));
    }

    [Fact]
    public async Task A_label_that_fits_none_or_several_is_refused_and_the_others_are_taken()
    {
        await using var server = await LiveServer.StartAsync();
        var now = server.House.Clock.GetUtcNow();
        await server.PostAsync("/v1/models/parcels/predictions", new[] { "x", "y" }.Select(id => new { id, entity = "twice", time = now, features = new { distance = 1 } }));
        var taken = await server.PostAsync(Labels, new object[]
        {
            new { entity = "twice", time = now, label = 1 }, new { entity = "nobody", label = 1 }, new { id = "x", label = 1 }, new { label = 1 }, new { entity = "twice", time = now, label = 7 },
        });
        Assert.Equal((202, 1), (taken.Status, taken.Body.GetProperty("accepted").GetInt32()));
        var refused = taken.Body.GetProperty("refused").EnumerateArray().Select(one => $"{one.GetProperty("index")} {one.GetProperty("error")}").ToList();
        Assert.Equal(4, refused.Count);
        Assert.Matches("^0 .*2 predictions at that time.*: [xy], [xy]", refused[0]);
        Assert.Contains("1 'nobody' has no prediction within 1 d", refused[1], StringComparison.Ordinal);
        Assert.Contains("send 'entity' and 'time'", refused[2], StringComparison.Ordinal);
        Assert.Contains("'label' is 7. It is 0, 1, true or false", refused[3], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("soon")]
    [InlineData("-1d")]
    public async Task A_tolerance_is_a_duration(string within)
    {
        await using var server = await LiveServer.StartAsync();
        var refused = await server.PostAsync($"{Labels}?within={within}", new { entity = "e1", label = 1 });
        Assert.Equal(400, refused.Status);
        Assert.Contains("such as 30d", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Labels_may_come_first_come_again_and_be_corrected()
    {
        await using var server = await LiveServer.StartAsync();
        string Counts(LiveAnswer answer) => string.Join(' ', new[] { "accepted", "repeated", "corrected" }.Select(name => answer.Body.GetProperty(name).GetInt32()));
        Assert.Equal("1 0 0", Counts(await server.PostAsync(Labels, new { id = "unseen", label = 1 })));
        Assert.Equal("0 1 0", Counts(await server.PostAsync(Labels, new { id = "unseen", label = true })));
        Assert.Equal("1 0 1", Counts(await server.PostAsync(Labels, new { id = "unseen", label = 0 })));
    }

    private static async Task<(string Id, double Label)> LabelAsync(LiveServer server, string path, object label)
    {
        var taken = await server.PostAsync(path, label);
        Assert.True(taken.Status == 202, taken.Body.ToString());
        var row = server.Newest();
        return (row.Id, row.Score);
    }
}
