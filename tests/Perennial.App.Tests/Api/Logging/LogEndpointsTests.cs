namespace Perennial.App.Tests.Api.Logging;

[Collection(Tests.Commands.CommandLine.Turns)]
public sealed class LogEndpointsTests
{
    [Theory]
    [InlineData("""{"features": {"distanse": 1}}""", "'distanse' is no column")]
    [InlineData("""{"features": {"distance": "far"}}""", "not a number")]
    [InlineData("""{"features": [1]}""", "no features")]
    [InlineData("""[{"id": 5}]""", "no text")]
    [InlineData("""{"features": """, "no JSON")]
    public async Task A_bad_row_is_400(string body, string words)
    {
        await using var server = await LiveServer.StartAsync();
        var refused = await server.PostAsync("/v1/models/parcels/answers", body);
        Assert.Equal(400, refused.Status);
        Assert.Contains(words, refused.Error, StringComparison.Ordinal);
    }
}
