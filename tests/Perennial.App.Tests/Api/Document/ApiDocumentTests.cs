using System.Text.Json;
using Perennial.App.Tests.Commands;

namespace Perennial.App.Tests.Api.Document;

[Collection(CommandLine.Turns)]
public sealed class ApiDocumentTests
{
    [Fact]
    public async Task The_document_has_every_endpoint_with_its_summary_and_its_refusals_in_one_shape()
    {
        await using var server = await LiveServer.StartAsync();
        var document = (await server.GetAsync("/openapi/v1.json")).Body;
        Assert.StartsWith("3.", document.GetProperty("openapi").GetString(), StringComparison.Ordinal);
        var operations = document.GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject().Where(verb => verb.Value.ValueKind == JsonValueKind.Object).Select(verb => (Name: $"{verb.Name} {path.Name}", verb.Value))).ToList();
        Assert.Superset(
            new HashSet<string> { "post /v1/models/{model}/predictions", "post /v1/models/{model}/labels", "post /v1/models/{model}/events", "post /v1/models/{model}/answers", "get /metrics", "get /health/ready" },
            operations.Select(operation => operation.Name).ToHashSet());
        Assert.All(operations, operation => Assert.Equal(
            "#/components/schemas/ApiError", operation.Value.GetProperty("responses").GetProperty("default").GetProperty("content").GetProperty("application/json").GetProperty("schema").GetProperty("$ref").GetString()));
        var predictions = operations.Single(operation => operation.Name == "post /v1/models/{model}/predictions").Value;
        Assert.Subset(
            predictions.GetProperty("responses").EnumerateObject().Select(response => response.Name).ToHashSet(),
            new HashSet<string> { "202", "400", "404", "413", "415", "429", "507" });
        Assert.NotEqual(string.Empty, predictions.GetProperty("summary").GetString());
        Assert.True(document.GetProperty("components").GetProperty("schemas").GetProperty("ApiError").GetProperty("properties").TryGetProperty("error", out _));
    }
}
