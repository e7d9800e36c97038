namespace Perennial.App.Tests.Api.Health;

[Collection(Tests.Commands.CommandLine.Turns)]
public sealed class HealthEndpointsTests
{
    [Fact]
    public async Task It_is_live_and_ready()
    {
        await using var server = await LiveServer.StartAsync();
        Assert.True((await server.GetAsync("/health/live")).Body.GetProperty("live").GetBoolean());
        Assert.True((await server.GetAsync("/health/ready")).Body.GetProperty("ready").GetBoolean());
    }
}
