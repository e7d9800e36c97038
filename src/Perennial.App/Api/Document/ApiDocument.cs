using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;
using Perennial.App.Api.Access;

namespace Perennial.App.Api.Document;

/// <summary>The API's own description at <c>/openapi/v1.json</c>: every endpoint, and how each may refuse.</summary>
internal static class ApiDocument
{
    private const string Version = "v1";

    /// <summary>Adds what writes it.</summary>
    public static void AddTo(IServiceCollection services) => services.AddOpenApi(Version, options =>
    {
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo { Title = "Perennial", Version = Version, Description = "When and how to retrain models in production." };
            document.Servers = [];
            return Task.CompletedTask;
        });
        options.AddOperationTransformer(RefuseAsync);
    });

    /// <summary>Adds it.</summary>
    public static void Map(IEndpointRouteBuilder routes) => routes.MapOpenApi("/openapi/{documentName}.json").Needs(Role.Viewer, narrows: true);

    private static async Task TakeAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        if (context.Description.ActionDescriptor.EndpointMetadata.OfType<TakenBody>().FirstOrDefault() is { } taken)
        {
            var shape = await context.GetOrCreateSchemaAsync(taken.Shape, cancellationToken: cancellationToken);
            operation.RequestBody = new OpenApiRequestBody
            {
                Required = true,
                Content = taken.Types.ToDictionary(type => type, type => new OpenApiMediaType { Schema = type.EndsWith("json", StringComparison.Ordinal) ? shape : null }),
            };
        }
    }

    /// <summary>Every refusal has one shape, whatever its status.</summary>
    private static async Task RefuseAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var refusal = await context.GetOrCreateSchemaAsync(typeof(ApiError), cancellationToken: cancellationToken);
        context.Document!.AddComponent(nameof(ApiError), refusal);
        await TakeAsync(operation, context, cancellationToken);
        operation.Responses ??= [];
        foreach (var (status, meaning) in Refusals.Of(context.Description))
        {
            operation.Responses.TryAdd(status, new OpenApiResponse
            {
                Description = meaning,
                Content = new Dictionary<string, OpenApiMediaType>
                {
                    ["application/json"] = new() { Schema = new OpenApiSchemaReference(nameof(ApiError), context.Document) },
                },
            });
        }
    }
}
