using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Perennial.App.Api.Logging.Rows;

namespace Perennial.App.Api.Logging.Events;

/// <summary>Reads CloudEvents from a request: binary mode, structured mode, or a batch of structured ones.</summary>
internal static class EventReader
{
    /// <summary>The content type of one structured event.</summary>
    public const string Structured = "application/cloudevents+json";

    /// <summary>The content type of a batch.</summary>
    public const string Batch = "application/cloudevents-batch+json";

    /// <summary>The events of a request.</summary>
    /// <param name="request">Its headers.</param>
    /// <param name="body">Its body.</param>
    /// <param name="take">Takes each event.</param>
    /// <param name="refuse">Told of an event that cannot be read, with its id where it has one.</param>
    /// <exception cref="ApiException">There are no events at all: status 400.</exception>
    public static void Read(HttpRequest request, ReadOnlyMemory<byte> body, Action<CloudEvent> take, Action<string?, string> refuse)
    {
        switch (RowFormat.Bare(request.ContentType))
        {
            case Structured:
                Parsed(body, root => One(root, take, refuse));
                break;
            case Batch:
                Parsed(body, root =>
                {
                    foreach (var one in root.ValueKind == JsonValueKind.Array ? root.EnumerateArray() : throw new ApiException(400, "A batch of CloudEvents is a list of events."))
                    {
                        One(one, take, refuse);
                    }
                });
                break;
            case var _ when request.Headers.ContainsKey("ce-specversion") || request.Headers.ContainsKey("ce-id"):
                Guarded(() => request.Headers["ce-id"], refuse, () => take(CloudEvent.Of(name => Header(request, name), body)));
                break;
            case var other:
                throw new ApiException(400, $"This is no CloudEvent: '{RowShape.Cut(other)}' is sent without the headers Ce-Id, Ce-Source, Ce-Type and Ce-Specversion. Send these, or {Structured}, or {Batch}.");
        }
    }

    private static string? Header(HttpRequest request, string attribute) =>
        request.Headers["ce-" + attribute].ToString() is { Length: > 0 } value ? Uri.UnescapeDataString(value.Trim('"')) : null;

    private static void One(JsonElement root, Action<CloudEvent> take, Action<string?, string> refuse)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            refuse(null, "An event is an object.");
            return;
        }

        string? id = null;
        Guarded(() => id, refuse, () =>
        {
            id = Text(root, "id");
            take(CloudEvent.Of(name => Text(root, name), Content(root)));
        });
    }

    private static string? Text(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static byte[] Content(JsonElement root)
    {
        if (root.TryGetProperty("data_base64", out var encoded) && encoded.ValueKind == JsonValueKind.String)
        {
            return encoded.TryGetBytesFromBase64(out var bytes) ? bytes : throw new ApiException(400, "'data_base64' is not base64.");
        }

        return !root.TryGetProperty("data", out var data) ? throw new ApiException(400, "The event has no 'data'.")
            : JsonSerializer.SerializeToUtf8Bytes(data.ValueKind == JsonValueKind.String ? Inner(data.GetString()!) : data);
    }

    private static JsonElement Inner(string text)
    {
        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }

    private static void Guarded(Func<string?> id, Action<string?, string> refuse, Action work)
    {
        try
        {
            work();
        }
        catch (Exception failure) when (failure is ApiException { Status: 400 } or JsonException or InvalidOperationException)
        {
            // Text that is no Unicode is an invalid operation to the reader.
            refuse(id(), failure is InvalidOperationException ? "The event holds text that is no Unicode." : failure.Message);
        }
    }

    private static void Parsed(ReadOnlyMemory<byte> body, Action<JsonElement> read)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            read(document.RootElement);
        }
        catch (JsonException failure)
        {
            throw new ApiException(400, $"The body is no JSON: {failure.Message}");
        }
    }
}
