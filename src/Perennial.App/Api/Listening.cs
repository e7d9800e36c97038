using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Perennial.Terms;

namespace Perennial.App.Api;

/// <summary>Opens the ports of a server: those of HTTP/1.1 first, then those that speak nothing but HTTP/2 without TLS, for gRPC.</summary>
internal static class Listening
{
    /// <summary>Opens them.</summary>
    public static void Open(KestrelServerOptions kestrel, ServerOptions options)
    {
        foreach (var url in options.Listen)
        {
            Open(kestrel, url, HttpProtocols.Http1);
        }

        foreach (var url in options.Grpc)
        {
            Open(kestrel, url, HttpProtocols.Http2);
        }
    }

    private static void Open(KestrelServerOptions kestrel, Uri url, HttpProtocols protocols)
    {
        if (url.Scheme == Uri.UriSchemeHttps)
        {
            throw new FaultException($"{url} asks for TLS, for which this server has no certificate. Listen on http, on this machine alone, and let a proxy in front end TLS.");
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

        void Speak(ListenOptions port) => port.Protocols = protocols;
    }
}
