using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Perennial.App.Api.Access;

/// <summary>Finds out who asks, and lets pass whoever may.</summary>
/// <param name="next">The rest of the pipeline.</param>
/// <param name="ring">The keys.</param>
/// <param name="hosts">The server's names.</param>
/// <param name="options">Whose tokens are believed.</param>
internal sealed class AccessGate(RequestDelegate next, KeyRing ring, KnownHosts hosts, ServerOptions options)
{
    private static readonly Caller Here = new(Environment.UserName, [new Grant(Role.Admin)], Proven: false);

    /// <summary>Passes a request on, or refuses it.</summary>
    /// <exception cref="ApiException">401, 403 or 421.</exception>
    public async Task InvokeAsync(HttpContext context)
    {
        hosts.Demand(context);
        if (context.GetEndpoint() is { } endpoint && EndpointRoles.Of(endpoint) is { Role: > Role.Anyone } least)
        {
            var caller = await FindAsync(context);
            Check(caller, least, context.GetRouteValue("model") as string);
            context.Features.Set(caller);
        }

        await next(context);
    }

    private static void Check(Caller caller, LeastRoleAttribute least, string? model)
    {
        var may = model is not null ? caller.May(least.Role, model) : least.Narrows ? caller.MaySomewhere(least.Role) : caller.May(least.Role);
        if (!may)
        {
            throw caller.Refused(least.Role, model);
        }
    }

    private async Task<Caller> FindAsync(HttpContext context)
    {
        if (!ring.Any && options.Oidc is null)
        {
            KnownHosts.DemandHere(context);
            return Here;
        }

        context.Response.Headers.WWWAuthenticate = "Bearer";
        var caller = Given(context) is not { } text ? throw Refused("The request holds no key.")
            : ring.Find(text) ?? (options.Oidc is { } oidc && KeyText.Read(text) is null ? await TokenAccess.ReadAsync(context, oidc) : throw Refused("The key is not known, was revoked, or has expired."));
        context.Response.Headers.Remove("WWW-Authenticate");
        return caller;
    }

    private static string? Given(HttpContext context) =>
        context.Request.Headers.Authorization is [{ } said] && said.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? said["Bearer ".Length..].Trim()
        : context.Request.Headers["X-Api-Key"] is [{ Length: > 0 } key] ? key
        : null;

    private static ApiException Refused(string what) =>
        new(401, $"{what} Send one as the header 'Authorization: Bearer KEY'. An admin makes keys: perennial keys create --name NAME --role ROLE");
}
