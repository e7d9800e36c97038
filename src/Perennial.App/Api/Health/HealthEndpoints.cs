using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Perennial.App.Api.Access;
using Perennial.App.Api.Live;

namespace Perennial.App.Api.Health;

/// <summary>Whether the server lives, and whether it can take work.</summary>
internal static class HealthEndpoints
{
    /// <summary>Adds them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", () => Results.Ok(new { live = true })).Needs(Role.Anyone).WithSummary("Whether the server lives.");
        routes.MapGet("/health/ready", (ModelDrivers drivers) =>
            drivers.Ready ? Results.Ok(new { ready = true }) : Results.Json(new ApiError("The models are still being loaded."), statusCode: StatusCodes.Status503ServiceUnavailable))
            .Needs(Role.Anyone).WithSummary("Whether it can take work.");
    }
}
