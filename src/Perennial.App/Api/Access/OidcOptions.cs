namespace Perennial.App.Api.Access;

/// <summary>Whose tokens are believed.</summary>
/// <param name="Authority">The issuer, which says where its signing keys are at <c>/.well-known/openid-configuration</c>.</param>
/// <param name="Audience">The audience that a token must name.</param>
internal sealed record OidcOptions(Uri Authority, string Audience)
{
    /// <summary>The claim that lists roles: <c>operator</c>, or <c>operator:MODEL</c> for one model. The default is <c>roles</c>.</summary>
    public string RolesClaim { get; init; } = "roles";

    /// <summary>The claim that names who it is, as the history does. The default is <c>sub</c>, which nobody may choose.</summary>
    public string NameClaim { get; init; } = "sub";
}
