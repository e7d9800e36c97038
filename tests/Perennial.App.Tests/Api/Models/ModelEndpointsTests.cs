namespace Perennial.App.Tests.Api.Models;

[Collection(Tests.Commands.CommandLine.Turns)]
public sealed class ModelEndpointsTests
{
    [Fact]
    public async Task The_views_are_those_of_the_command_line()
    {
        await using var server = await LiveServer.StartAsync();
        await server.TurnAsync();
        Assert.Equal("parcels", (await server.GetAsync("/v1/models")).Body[0].GetProperty("model").GetString());
        var (_, told, _) = await server.House.RunAsync("versions", "--json");
        using var versions = System.Text.Json.JsonDocument.Parse(told);
        Assert.True(System.Text.Json.JsonElement.DeepEquals(versions.RootElement, (await server.GetAsync("/v1/models/parcels/versions")).Body));
        Assert.Equal("retrain", (await server.GetAsync("/v1/models/parcels/decisions/newest")).Body.GetProperty("decision").GetProperty("action").GetString());
        Assert.NotEqual(0, (await server.GetAsync("/v1/models/parcels/history")).Body.GetArrayLength());
    }
}
