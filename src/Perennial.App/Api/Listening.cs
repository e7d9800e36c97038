using System.Net;
using System.Net.Security;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Perennial.Terms;

namespace Perennial.App.Api;

/// <summary>Opens the ports of a server: those of HTTP first, then those that speak nothing but HTTP/2, for gRPC. Without TLS a port speaks one version only.</summary>
internal static class Listening
{
    /// <summary>Opens them.</summary>
    public static void Open(KestrelServerOptions kestrel, ServerOptions options)
    {
        var certificate = options.Tls is null ? null : new ServerCertificate(options.Tls);
        foreach (var url in options.Listen)
        {
            Open(kestrel, url, IsSecret(url) ? HttpProtocols.Http1AndHttp2 : HttpProtocols.Http1, certificate);
        }

        foreach (var url in options.Grpc)
        {
            Open(kestrel, url, HttpProtocols.Http2, certificate);
        }
    }

    private static bool IsSecret(Uri url) => url.Scheme == Uri.UriSchemeHttps;

    private static void Open(KestrelServerOptions kestrel, Uri url, HttpProtocols protocols, ServerCertificate? certificate)
    {
        if (IsSecret(url) && certificate is null)
        {
            throw new FaultException($"{url} asks for TLS, and there is no certificate. Name one: tls.certificate and tls.key; or listen on http, on this machine alone, and let a proxy in front end TLS.");
        }

        if (url.IsLoopback && url.HostNameType == UriHostNameType.Dns)
        {
            kestrel.ListenLocalhost(url.Port, Speak);
        }
        else if (IPAddress.TryParse(url.DnsSafeHost, out var address))
        {
            kestrel.Listen(address, url.Port, Speak);
        }
        else
        {
            kestrel.ListenAnyIP(url.Port, Speak);
        }

        void Speak(ListenOptions port)
        {
            port.Protocols = protocols;
            if (IsSecret(url))
            {
                port.UseHttps(new TlsHandshakeCallbackOptions { OnConnection = _ => ValueTask.FromResult(new SslServerAuthenticationOptions { ServerCertificateContext = certificate!.Current() }) });
            }
        }
    }
}
