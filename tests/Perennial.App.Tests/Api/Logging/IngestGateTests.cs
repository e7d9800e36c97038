using Microsoft.AspNetCore.Http;
using Perennial.App.Api;
using Perennial.App.Api.Logging;

namespace Perennial.App.Tests.Api.Logging;

public sealed class IngestGateTests
{
    private readonly IngestGate gate = new(new ServerOptions { IngestQueueBytes = 100 });
    private readonly DefaultHttpContext context = new();

    [Fact]
    public void When_too_much_waits_a_request_is_429_and_told_when_to_come_again()
    {
        gate.Enter(context, 60);
        var refused = Assert.Throws<ApiException>(() => gate.Enter(context, 60));
        Assert.Equal(429, refused.Status);
        Assert.Equal("1", context.Response.Headers.RetryAfter);
        Assert.Equal((60, 1), (gate.Bytes, gate.Refused));
        gate.Leave(60);
        gate.Enter(context, 60);
        Assert.Equal(60, gate.Bytes);
    }

    [Fact]
    public void A_request_that_is_alone_is_never_too_much()
    {
        gate.Enter(context, 1_000);
        gate.Leave(1_000);
        Assert.Equal((0, 0), (gate.Bytes, gate.Refused));
    }
}
