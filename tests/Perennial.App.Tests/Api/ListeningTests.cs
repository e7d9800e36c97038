using Perennial.App.Api;
using Perennial.App.Tests.Commands;
using Perennial.Terms;

namespace Perennial.App.Tests.Api;

public sealed class ListeningTests
{
    [Fact]
    public async Task A_port_of_grpc_is_opened_where_the_settings_name_one()
    {
        using var house = await LoggedHouse.OpenAsync();
        var file = Path.Combine(house.Data, ServerFile.Name);
        await File.WriteAllTextAsync(file, "listen: http://127.0.0.1:0\n", TestContext.Current.CancellationToken);
        Assert.Empty(ServerFile.Read(file, _ => null).Grpc);
        var options = ServerFile.Read(file, name => name == "PERENNIAL_GRPC" ? "http://127.0.0.1:0,http://[::1]:0" : null);
        await using var server = await Server.StartAsync(house.Data, options with { Grpc = [options.Grpc[0]] }, house.Clock, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal((2, 1, 1), (options.Grpc.Count, server.Addresses.Count, server.GrpcAddresses.Count));
        Assert.NotEqual(server.Addresses[0].Port, server.GrpcAddresses[0].Port);
    }

    [Fact]
    public async Task A_port_that_asks_for_tls_is_refused_with_a_remedy()
    {
        using var house = await LoggedHouse.OpenAsync();
        var refused = await Assert.ThrowsAsync<FaultException>(() => Server.StartAsync(house.Data, LiveServer.Options with { Listen = [new("https://127.0.0.1:0")] }, house.Clock, cancellationToken: TestContext.Current.CancellationToken));
        Assert.Contains("proxy in front", refused.Message, StringComparison.Ordinal);
    }
}
