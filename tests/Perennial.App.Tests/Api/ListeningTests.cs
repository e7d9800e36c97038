using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
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
        Assert.Contains("tls.certificate", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_certificate_is_shown_and_a_renewed_one_after_it()
    {
        using var house = await LoggedHouse.OpenAsync();
        Renew(house.Data, "first.example");
        var file = Path.Combine(house.Data, ServerFile.Name);
        await File.WriteAllTextAsync(file, "listen: https://127.0.0.1:0\ntls: { certificate: server.pem, key: server.key }\n", TestContext.Current.CancellationToken);
        await using var server = await Server.StartAsync(house.Data, ServerFile.Read(file, _ => null), house.Clock, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal("CN=first.example", await ShownAsync(server.Addresses[0]));
        await File.WriteAllTextAsync(Path.Combine(house.Data, "server.key"), "half a renewal", TestContext.Current.CancellationToken);
        Assert.Equal("CN=first.example", await ShownAsync(server.Addresses[0]));
        Renew(house.Data, "second.example");
        Assert.Equal("CN=second.example", await ShownAsync(server.Addresses[0]));
    }

    [Theory]
    [InlineData("tls: { certificate: server.pem }", "tls.key one is not set")]
    [InlineData("tls: { certificate: server.pem, key: other.key }", "cannot be used")]
    public async Task A_certificate_that_cannot_be_used_is_refused_with_a_remedy(string tls, string expected)
    {
        using var house = await LoggedHouse.OpenAsync();
        Renew(house.Data, "first.example");
        var file = Path.Combine(house.Data, ServerFile.Name);
        await File.WriteAllTextAsync(file, $"listen: https://127.0.0.1:0\n{tls}\n", TestContext.Current.CancellationToken);
        var refused = await Assert.ThrowsAsync<FaultException>(async () =>
            await Server.StartAsync(house.Data, ServerFile.Read(file, _ => null), house.Clock, cancellationToken: TestContext.Current.CancellationToken));
        Assert.Contains(expected, refused.Message, StringComparison.Ordinal);
    }

    private static void Renew(string folder, string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256).CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(200));
        var (pem, secret) = (Path.Combine(folder, "server.pem"), Path.Combine(folder, "server.key"));
        File.WriteAllText(pem, certificate.ExportCertificatePem());
        File.WriteAllText(secret, key.ExportPkcs8PrivateKeyPem());
    }

    /// <summary>The name in the certificate that a client is shown, over HTTP/2.</summary>
    private static async Task<string?> ShownAsync(Uri address)
    {
        string? shown = null;
        using var handler = new SocketsHttpHandler();
        handler.SslOptions.RemoteCertificateValidationCallback = (_, certificate, _, _) => (shown = certificate?.Subject) is not null;
        using var client = new HttpClient(handler) { DefaultRequestVersion = HttpVersion.Version20, DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact };
        using var answer = await client.GetAsync(new Uri(address, "/health/live"), TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
        return shown;
    }
}
