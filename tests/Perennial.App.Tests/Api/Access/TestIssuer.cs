using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Perennial.App.Tests.Api.Access;

/// <summary>Signs tokens, and tells its keys on a free port of this machine as OpenID Connect asks.</summary>
internal sealed class TestIssuer : IAsyncDisposable
{
    private readonly WebApplication application;
    private readonly RsaSecurityKey key = new(RSA.Create(2048)) { KeyId = "one" };

    private TestIssuer(WebApplication application) => this.application = application;

    public Uri Url => new(application.Urls.First());

    public static async Task<TestIssuer> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        var application = builder.Build();
        var issuer = new TestIssuer(application);
        application.UseRouting();
        application.MapGet("/.well-known/openid-configuration", () => Results.Json(new Dictionary<string, string>
        {
            ["issuer"] = Name(issuer.Url), ["jwks_uri"] = $"{Name(issuer.Url)}/keys",
        }));
        application.MapGet("/keys", () => Results.Json(new { keys = new[] { issuer.Published() } }));
        await application.StartAsync();
        return issuer;
    }

    /// <summary>A token; whatever is not given is right.</summary>
    public string Token(string name = "subject-7", string[]? roles = null, string audience = "perennial", string? issuer = null, int minutes = 10, SecurityKey? signedBy = null)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        return new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer ?? Name(Url),
            Audience = audience,
            IssuedAt = now.AddMinutes(-60),
            NotBefore = now.AddMinutes(-60),
            Expires = now.AddMinutes(minutes),
            Claims = new Dictionary<string, object> { ["sub"] = name, ["roles"] = roles ?? ["viewer"] },
            SigningCredentials = new SigningCredentials(signedBy ?? key, signedBy is SymmetricSecurityKey ? SecurityAlgorithms.HmacSha256 : SecurityAlgorithms.RsaSha256),
        });
    }

    public async ValueTask DisposeAsync()
    {
        await application.DisposeAsync();
        key.Rsa.Dispose();
    }

    private static string Name(Uri url) => url.ToString().TrimEnd('/');

    private Dictionary<string, string> Published()
    {
        var parts = key.Rsa.ExportParameters(false);
        return new() { ["kty"] = "RSA", ["use"] = "sig", ["kid"] = key.KeyId, ["n"] = Base64UrlEncoder.Encode(parts.Modulus), ["e"] = Base64UrlEncoder.Encode(parts.Exponent) };
    }
}
