using Microsoft.AspNetCore.Mvc.ApiExplorer;

namespace Perennial.App.Api.Document;

/// <summary>How an endpoint may refuse.</summary>
internal static class Refusals
{
    /// <summary>The statuses of an endpoint, each with its meaning.</summary>
    public static IEnumerable<(string Status, string Meaning)> Of(ApiDescription endpoint)
    {
        var path = endpoint.RelativePath ?? string.Empty;
        if (path.Contains("{model}", StringComparison.Ordinal))
        {
            yield return ("404", "There is no such model.");
        }

        if (endpoint.HttpMethod is "POST" or "PUT")
        {
            yield return ("400", "The request is wrong: it says what, where, and what is allowed.");
            yield return ("409", "Another process drives the model, or somebody else was first.");
        }

        if (endpoint.ActionDescriptor.EndpointMetadata.OfType<TakenBody>().Any())
        {
            yield return ("413", "The body is too long, or has too many rows.");
            yield return ("415", "The content type, or its compression, cannot be read.");
            yield return ("429", "Too much waits to be written; Retry-After says when to come again.");
            yield return ("507", "The disk is nearly full; nothing was written.");
        }

        if (path.EndsWith("answers", StringComparison.Ordinal) || path.StartsWith("health", StringComparison.Ordinal))
        {
            yield return ("503", "There is nobody to answer.");
        }

        yield return ("default", "Any other refusal.");
    }
}
