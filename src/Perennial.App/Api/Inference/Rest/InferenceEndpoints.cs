using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Perennial.App.Api.Access;
using Perennial.App.Api.Live;

namespace Perennial.App.Api.Inference.Rest;

/// <summary>The Open Inference Protocol, version 2, over HTTP.</summary>
internal static class InferenceEndpoints
{
    private static readonly string[] Models = ["/v2/models/{model}", "/v2/models/{model}/versions/{version}"];

    /// <summary>Adds them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        var (inferences, models) = (routes.ServiceProvider.GetRequiredService<Inferences>(), routes.ServiceProvider.GetRequiredService<LiveModels>());
        var rest = new RestInference(inferences);
        Look(routes, "/v2", _ => ServerMetadata.Here).Needs(Role.Anyone);
        Look(routes, "/v2/health/live", _ => new { live = true }).Needs(Role.Anyone);
        routes.MapGet("/v2/health/ready", context => WriteReadyAsync(context, null, inferences.Unready)).Needs(Role.Anyone);
        foreach (var path in Models)
        {
            routes.MapPost($"{path}/infer", rest.InferAsync).Needs(Role.Sender);
            Look(routes, path, context => rest.Find(context) is var target ? ModelMetadata.Of(target.Standing, target.Signature, target.Version) : null).Needs(Role.Viewer);
            Look(routes, $"{path}/stats", context => rest.Find(context) is var target ? inferences.Tallies.Of(target.Model.Name, Told(target)) : null).Needs(Role.Viewer);
            routes.MapGet($"{path}/ready", context => WriteReadyAsync(context, RestInference.Model(context), inferences.Fault(RestInference.Model(context), RestInference.Version(context)))).Needs(Role.Viewer);
        }

        Look(routes, "/v2/models/stats", _ => new ModelStatistics([.. inferences.All.SelectMany(target => inferences.Tallies.Of(target.Model.Name, Told(target)).ModelStats)])).Needs(Role.Viewer);
        routes.MapPost("/v2/repository/index", context => RepositoryIndex.AnswerAsync(context, models, inferences)).Needs(Role.Viewer);
    }

    private static IEnumerable<int> Told(InferenceTarget target) => target.Version is { } version ? [version.Number]
        : target.Standing.Named is { Count: > 0 } named ? named.Select(one => one.Number)
        : [0];

    private static IEndpointConventionBuilder Look(IEndpointRouteBuilder routes, string path, Func<HttpContext, object?> view) =>
        routes.MapGet(path, (RequestDelegate)(context => context.Response.WriteAsJsonAsync(view(context), InferenceJson.Options, context.RequestAborted)));

    /// <summary>What is not ready says why in the shape of an error as well, with status 503, which is all that probes look at.</summary>
    private static Task WriteReadyAsync(HttpContext context, string? name, string? error)
    {
        context.Response.StatusCode = error is null ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        return context.Response.WriteAsJsonAsync(new { name, ready = error is null, error }, InferenceJson.Options, context.RequestAborted);
    }
}
