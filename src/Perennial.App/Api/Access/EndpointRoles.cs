using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Perennial.App.Api.Access;

/// <summary>Says at an endpoint who may ask it, and reads it there.</summary>
internal static class EndpointRoles
{
    /// <summary>Demands a role.</summary>
    /// <param name="endpoint">The endpoint, or a group of them.</param>
    /// <param name="role">The least.</param>
    /// <param name="narrows">Whether the endpoint itself leaves out the models that a caller may not see.</param>
    public static T Needs<T>(this T endpoint, Role role, bool narrows = false) where T : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new LeastRoleAttribute(role, narrows));

    /// <summary>What an endpoint demands; a caller who asks in a way that it does not take must at least be known.</summary>
    public static LeastRoleAttribute Of(Endpoint endpoint) => endpoint.Metadata.GetMetadata<LeastRoleAttribute>()
        ?? new LeastRoleAttribute(endpoint is Microsoft.AspNetCore.Routing.RouteEndpoint ? Role.Admin : Role.Viewer, narrows: true);
}
