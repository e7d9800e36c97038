using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Tokens;
using Perennial.App.Commands;
using Perennial.Terms;

namespace Perennial.App.Api.Access;

/// <summary>Believes tokens that an issuer signed for this server.</summary>
internal static class TokenAccess
{
    private const string Scheme = "oidc";

    /// <summary>Adds what reads tokens.</summary>
    public static void Add(IServiceCollection services, OidcOptions options)
    {
        if (options.Authority.Scheme != Uri.UriSchemeHttps && !options.Authority.IsLoopback)
        {
            throw new FaultException($"oidc.authority is '{options.Authority}': whoever can change what it answers could sign tokens. Give an address of https; http is for an issuer on this machine.");
        }

        services.AddAuthentication().AddJwtBearer(Scheme, bearer =>
        {
            bearer.Authority = options.Authority.ToString().TrimEnd('/');
            bearer.Audience = options.Audience;
            bearer.RequireHttpsMetadata = options.Authority.Scheme == Uri.UriSchemeHttps;
            bearer.MapInboundClaims = false;
            bearer.TokenValidationParameters.ValidAlgorithms =
            [
                SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512, SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384,
                SecurityAlgorithms.RsaSsaPssSha512, SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
            ];
        });
    }

    /// <summary>Who a request's token says it is.</summary>
    /// <exception cref="ApiException">It is not believed: status 401.</exception>
    public static async Task<Caller> ReadAsync(HttpContext context, OidcOptions options)
    {
        var result = await context.AuthenticateAsync(Scheme);
        return result.Succeeded ? Of(result.Principal, options)
            : throw new ApiException(401, $"The token is not believed{(result.Failure is { } failure ? $": {failure.Message.TrimEnd('.')}" : string.Empty)}. Get a new one from {options.Authority} for the audience '{options.Audience}'.");
    }

    private static Caller Of(ClaimsPrincipal principal, OidcOptions options)
    {
        var name = principal.FindFirstValue(options.NameClaim)
            ?? throw new ApiException(401, $"The token has no claim '{options.NameClaim}', which names who asks.");
        return new Caller(Named(name), [.. principal.FindAll(options.RolesClaim).Select(claim => Read(claim.Value)).OfType<Grant>()]);
    }

    private static string Named(string name)
    {
        try
        {
            return Person.Checked(name);
        }
        catch (FaultException fault)
        {
            throw new ApiException(401, $"The token names nobody who may act: {fault.Message}");
        }
    }

    /// <summary>Roles of other programs may stand in the same claim.</summary>
    private static Grant? Read(string text)
    {
        var (word, model) = text.Split(':', 2) is [var first, var second] ? (first, second) : (text, null);
        return Enum.TryParse<Role>(word, ignoreCase: true, out var role) && Caller.Word(role) == word && role > Role.Anyone
            ? new Grant(role, model is null ? null : [model])
            : null;
    }
}
