using System.Net;
using Microsoft.AspNetCore.Http;

namespace Perennial.App.Api.Access;

/// <summary>The names by which the server may be asked. A page whose name was made to point here (DNS rebinding) asks by its own name, and is refused.</summary>
/// <param name="options">Where the server listens, and by which other names it is known.</param>
internal sealed class KnownHosts(ServerOptions options)
{
    private static readonly string[] Forwarding = ["Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP"];

    private readonly HashSet<string> names = new([.. options.Hosts, .. options.Listen.Select(url => url.Host), "localhost"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Refuses a request by a name that is not the server's. An address is no name that anybody could point elsewhere.</summary>
    /// <exception cref="ApiException">It is not known: status 421.</exception>
    public void Demand(HttpContext context)
    {
        var host = context.Request.Host.Host;
        if (!names.Contains(host) && !IPAddress.TryParse(host.Trim('[', ']'), out _))
        {
            throw new ApiException(421, $"This server is not known as '{host}'. It is known as: {string.Join(", ", names.Order(StringComparer.Ordinal))}, and by its addresses. Add the name under 'hosts' in {ServerFile.Name}.");
        }
    }

    /// <summary>Where no key is asked for, refuses what comes from elsewhere: another machine, a proxy in front, a page of another site.</summary>
    /// <exception cref="ApiException">It does: status 403.</exception>
    public static void DemandHere(HttpContext context)
    {
        const string Remedy = "Without keys this server answers programs of its own machine alone. Make a key: perennial keys create --name NAME --role ROLE";
        if (context.Connection.RemoteIpAddress is { } address && !IPAddress.IsLoopback(address))
        {
            throw new ApiException(403, $"The request comes from {address}. {Remedy}");
        }

        if (Forwarding.FirstOrDefault(context.Request.Headers.ContainsKey) is { } header)
        {
            throw new ApiException(403, $"The request was forwarded, as its header {header} says. {Remedy}");
        }

        if (context.Request.Headers.Origin is [{ } origin] && !(Uri.TryCreate(origin, UriKind.Absolute, out var page) && page.Authority == context.Request.Host.Value))
        {
            throw new ApiException(403, $"The request comes from a page of {origin}. {Remedy}");
        }
    }
}
