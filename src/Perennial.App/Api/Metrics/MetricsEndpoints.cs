using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Perennial.App.Api.Access;

namespace Perennial.App.Api.Metrics;

/// <summary>What was counted, for Prometheus.</summary>
internal static class MetricsEndpoints
{
    /// <summary>Adds it, and begins to listen.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        var prometheus = routes.ServiceProvider.GetRequiredService<PrometheusText>();
        _ = routes.ServiceProvider.GetRequiredService<ServerGauges>();
        routes.MapGet("/metrics", () => Results.Text(prometheus.Write(), PrometheusText.ContentType))
            .WithSummary("What the server counted, for Prometheus.").Produces<string>(contentType: "text/plain").Needs(Role.Viewer);
    }
}
