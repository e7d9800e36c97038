using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Perennial.App.Api.Live;
using Perennial.Terms;

namespace Perennial.App.Api.Inference.Rest;

/// <summary>The index of the model repository extension. Loading and unloading by request is not offered: the journal says what answers.</summary>
internal static class RepositoryIndex
{
    /// <summary>Answers a request; its body may be <c>{"ready": true}</c>.</summary>
    public static async Task AnswerAsync(HttpContext context, LiveModels models, Inferences inferences)
    {
        using var body = await RequestBody.ReadAsync(context.Request, context.RequestAborted);
        var ready = body.Bytes.Length > 0 && Ready(JsonDocument.Parse(body.Bytes).RootElement);
        var entries = models.Names.SelectMany(name => Of(name, inferences)).Where(entry => !ready || entry.State == RepositoryEntry.Ready);
        await context.Response.WriteAsJsonAsync(entries, InferenceJson.Options, context.RequestAborted);
    }

    private static bool Ready(JsonElement body) =>
        body.ValueKind != JsonValueKind.Object ? throw new FaultException("The body is no object. It is {\"ready\": true}, or nothing.")
        : body.TryGetProperty("ready", out var ready) && (ready.ValueKind is JsonValueKind.True or JsonValueKind.False ? ready.GetBoolean() : throw new FaultException($"'ready' is {ready.GetRawText()}; it is true or false."));

    private static IEnumerable<RepositoryEntry> Of(string model, Inferences inferences)
    {
        if (inferences.Fault(model, null) is { } fault)
        {
            return [new RepositoryEntry(model, null, RepositoryEntry.Unavailable, fault)];
        }

        var standing = inferences.Find(model, null).Standing;
        return standing.Named.Select(version => new RepositoryEntry(model, version.Number.ToString(), RepositoryEntry.Ready, standing.Role(version)));
    }
}
