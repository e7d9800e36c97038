namespace Perennial.App.Tests.Api;

[Collection(Commands.CommandLine.Turns)]
public sealed class ServerTests
{
    private static readonly object Far = new { id = "new-1", entity = "d1", features = new { distance = 1_500 } };

    [Fact]
    public async Task Without_a_champion_a_request_is_logged_and_answered_with_503_and_the_reason()
    {
        await using var server = await LiveServer.StartAsync();
        var refused = await server.PostAsync("/v1/models/parcels/answers", Far);
        Assert.Equal(503, refused.Status);
        Assert.Contains("no champion yet", refused.Error, StringComparison.Ordinal);
        var again = await server.PostAsync("/v1/models/parcels/predictions", Far);
        Assert.Equal(1, again.Body.GetProperty("repeated").GetInt32());
    }

    [Fact]
    public async Task A_version_is_trained_promoted_and_answers_over_http()
    {
        await using var server = await LiveServer.StartAsync();
        var status = await server.TurnAsync();
        Assert.Equal(1, status.GetProperty("champion").GetProperty("version").GetInt32());
        var row = (await server.PostAsync("/v1/models/parcels/answers", Far)).Body.GetProperty("rows")[0];
        Assert.Equal(1, row.GetProperty("version").GetInt32());
        Assert.InRange(row.GetProperty("score").GetDouble(), 0.5, 1);
        Assert.Equal(202, (await server.PostAsync("/v1/models/parcels/labels", new { id = "new-1", label = 1 })).Status);
    }

    [Theory]
    [InlineData("/v1/models/letters", "There are: parcels")]
    [InlineData("/v1/nothing", "nothing at /v1/nothing")]
    public async Task What_is_not_there_is_told_in_one_shape(string path, string words)
    {
        await using var server = await LiveServer.StartAsync();
        var missing = await server.GetAsync(path);
        Assert.Equal(404, missing.Status);
        Assert.Contains(words, missing.Error, StringComparison.Ordinal);
    }
}
