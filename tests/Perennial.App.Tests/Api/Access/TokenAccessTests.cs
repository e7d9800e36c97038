using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;
using Perennial.App.Api.Access;

namespace Perennial.App.Tests.Api.Access;

[Collection(Tests.Commands.CommandLine.Turns)]
public sealed class TokenAccessTests
{
    private const string One = "/v1/models/parcels";

    [Fact]
    public async Task A_token_of_the_issuer_opens_what_its_roles_allow_and_history_names_its_subject()
    {
        await using var issuer = await TestIssuer.StartAsync();
        await using var server = await StartAsync(issuer);
        Assert.Equal(401, (await server.GetAsync(One)).Status);
        server.Ask(issuer.Token(roles: ["viewer", "offline_access"]));
        Assert.Equal(200, (await server.GetAsync(One)).Status);
        Assert.Equal(403, (await server.PostAsync($"{One}/freeze", new { reason = "audit" })).Status);
        server.Ask(issuer.Token("subject-8", ["operator:parcels"]));
        Assert.Equal(200, (await server.PostAsync($"{One}/freeze", new { reason = "audit" })).Status);
        Assert.Equal("subject-8", server.House.History().Single(one => one.Fact is Registry.ModelFrozen).Event.Actor);
        server.Ask(issuer.Token(roles: ["operator:letters"]));
        Assert.Equal(403, (await server.GetAsync(One)).Status);
    }

    [Fact]
    public async Task A_token_that_is_not_for_this_server_or_not_of_the_issuer_is_not_believed()
    {
        await using var issuer = await TestIssuer.StartAsync();
        await using var server = await StartAsync(issuer);
        using var other = RSA.Create(2048);
        var symmetric = new SymmetricSecurityKey(new byte[32]);
        string[] tokens =
        [
            issuer.Token(audience: "elsewhere"), issuer.Token(issuer: "https://issuer.example"), issuer.Token(minutes: -30),
            issuer.Token(signedBy: new RsaSecurityKey(other) { KeyId = "one" }), issuer.Token(signedBy: symmetric), issuer.Token("driver"), "no.token.here", issuer.Token() + "x",
        ];
        foreach (var token in tokens)
        {
            server.Ask(token);
            Assert.Equal(401, (await server.GetAsync(One)).Status);
        }
    }

    private static async Task<LiveServer> StartAsync(TestIssuer issuer) =>
        await LiveServer.OverAsync(await Tests.Commands.LoggedHouse.OpenAsync(), LiveServer.Options with { Oidc = new OidcOptions(issuer.Url, "perennial") });
}
