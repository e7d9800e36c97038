using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;
using Perennial.App.Api.Access;
using Perennial.App.Api.Live;
using Perennial.Client.Wire;
using Perennial.Registry;
using Perennial.Terms;

namespace Perennial.App.Api.Clients;

/// <summary>What applications need that answer by themselves: who answers, and the artifacts to load.</summary>
internal static class ClientEndpoints
{
    /// <summary>Adds them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/models/{model}/routing", Routing).Needs(Role.Sender);
        routes.MapGet("/v1/models/{model}/clients", (string model, LiveModels models, ConnectedClients clients) =>
            Results.Ok(clients.Of(model, models.Find(model).Routing().Head))).Needs(Role.Viewer);
        routes.MapGet("/v1/models/{model}/artifacts/{digest}", Artifact).Needs(Role.Sender);
    }

    /// <summary>Who answers; 304 where the caller knows it.</summary>
    private static IResult Routing(string model, HttpRequest request, HttpResponse response, LiveModels models, ConnectedClients clients)
    {
        var routing = models.Find(model).Routing();
        if (ClientState.Parse(request.Headers[ClientState.Header]) is { } client)
        {
            clients.Note(model, client);
        }

        var tag = $"\"{routing.Head}\"";
        response.Headers.ETag = tag;
        return request.Headers[HeaderNames.IfNoneMatch] == tag ? Results.StatusCode(StatusCodes.Status304NotModified) : Results.Ok(routing);
    }

    /// <summary>The file of a version that answers now; others are not handed out here.</summary>
    private static IResult Artifact(string model, string digest, LiveModels models, Composition house) =>
        models.Find(model).Routing().Artifacts.Any(one => one.Digest == digest)
            ? Results.File(house.Blobs.Open(BlobKinds.Artifacts, new Digest(digest)), "application/octet-stream")
            : throw new ApiException(404, $"No version of '{model}' that answers now has the artifact {digest}.");
}
