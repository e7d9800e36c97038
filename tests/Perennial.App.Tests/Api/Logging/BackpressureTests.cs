using System.Net.Sockets;
using System.Text;
using Perennial.App.Tests.Commands;

namespace Perennial.App.Tests.Api.Logging;

[Collection(CommandLine.Turns)]
public sealed class BackpressureTests
{
    [Fact]
    public async Task While_a_body_that_fills_the_queue_is_on_its_way_others_are_429_and_then_taken()
    {
        await using var server = await LiveServer.StartAsync(LiveServer.Options with { IngestQueueBytes = 1 << 20 });
        var row = """{"id": "a", "features": {"distance": 5}}""";
        using (var slow = new TcpClient(server.Client.BaseAddress!.Host, server.Client.BaseAddress.Port))
        {
            await slow.GetStream().WriteAsync(Encoding.ASCII.GetBytes(
                $"POST /v1/models/parcels/predictions HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: {2 << 20}\r\n\r\n["), TestContext.Current.CancellationToken);
            await server.ComesAsync(async () => (await server.GetTextAsync("/metrics")).Contains("perennial_ingest_queue_bytes 2097153", StringComparison.Ordinal));
            var refused = await server.PostAsync("/v1/models/parcels/predictions", row);
            Assert.Equal(429, refused.Status);
            Assert.Contains("ingest.queue", refused.Error, StringComparison.Ordinal);
        }

        await server.ComesAsync(async () => (await server.PostAsync("/v1/models/parcels/predictions", row)).Status == 202);
    }
}
