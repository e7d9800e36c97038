using Perennial.Terms;

namespace Perennial.App.Api.Access;

/// <summary>A server that asks for no key is closed to other machines.</summary>
internal static class OpenDoor
{
    /// <summary>Refuses to listen to other machines without keys or an issuer.</summary>
    /// <exception cref="FaultException">Anybody could do anything.</exception>
    public static void Refuse(ServerOptions options, KeyRing ring)
    {
        if (options.Listen.FirstOrDefault(url => !url.IsLoopback) is { } open && options.Oidc is null && !ring.AnyActive)
        {
            throw new FaultException(
                $"'listen' is {open}, which other machines reach, and there is neither a key nor an issuer of tokens: anybody could do anything. "
                + $"Make a key (perennial keys create --name NAME --role admin), or set 'oidc' in {ServerFile.Name}, or listen on http://127.0.0.1:{open.Port}.");
        }
    }
}
