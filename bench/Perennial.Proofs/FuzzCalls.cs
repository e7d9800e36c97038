using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Perennial.Proofs;

/// <summary>Sends bytes over HTTP and gRPC, and looks whether the answer has the shape that it must have.</summary>
/// <param name="http">Asks over HTTP.</param>
/// <param name="grpc">Asks over gRPC.</param>
public sealed class FuzzCalls(HttpClient http, HttpClient grpc)
{
    private const int PrefixBytes = 5;
    private const int LeastWords = 10;

    /// <summary>The length of the JSON in a body where bytes follow it.</summary>
    private const string JsonLength = "Inference-Header-Content-Length";

    /// <summary>OK, INVALID_ARGUMENT, NOT_FOUND.</summary>
    private static readonly int[] Allowed = [0, 3, 5];

    /// <summary>Posts a body: what comes back is a success, or blames the caller and says why.</summary>
    public async Task<(bool Taken, string? Fault)> PostAsync(string path, byte[] body, string? type, IReadOnlyList<string> headers, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = type is null ? null : MediaTypeHeaderValue.Parse(type);
        foreach (var pair in headers.Chunk(2))
        {
            request.Headers.TryAddWithoutValidation(pair[0], pair[1]);
        }

        using var response = await http.SendAsync(request, cancellation);
        var bytes = await response.Content.ReadAsByteArrayAsync(cancellation);
        var json = response.Headers.TryGetValues(JsonLength, out var said) ? int.Parse(said.First(), CultureInfo.InvariantCulture) : bytes.Length;
        var fault = Fault((int)response.StatusCode, bytes.AsMemory(0, json));
        return (response.IsSuccessStatusCode, fault is null ? null : $"{path} {type} {string.Join(' ', headers)} {Convert.ToBase64String(body)}: {(int)response.StatusCode} {fault}");
    }

    /// <summary>Asks for an answer over gRPC: what comes back is OK, or a status that blames the caller and says why.</summary>
    public async Task<(bool Taken, string? Fault)> CallAsync(byte[] message, CancellationToken cancellation)
    {
        var frame = new byte[PrefixBytes + message.Length];
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(1), message.Length);
        message.CopyTo(frame, PrefixBytes);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/inference.GRPCInferenceService/ModelInfer")
        {
            Content = new ByteArrayContent(frame), Version = HttpVersion.Version20, VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/grpc");
        request.Headers.TE.ParseAdd("trailers");
        using var response = await grpc.SendAsync(request, cancellation);
        await response.Content.ReadAsByteArrayAsync(cancellation);
        var (status, words) = (int.Parse(Told(response, "grpc-status"), CultureInfo.InvariantCulture), Uri.UnescapeDataString(Told(response, "grpc-message")));
        return (status == 0, Allowed.Contains(status) && (status == 0 || words.Length > LeastWords) ? null : $"{Convert.ToHexString(message)}: {status} '{words}'");
    }

    private static string? Fault(int status, ReadOnlyMemory<byte> body)
    {
        if (status is not (200 or 202 or (>= 400 and < 500)))
        {
            return Encoding.UTF8.GetString(body.Span);
        }

        if (body.IsEmpty && status == 200)
        {
            return null;
        }

        using var said = JsonDocument.Parse(body);
        return status < 400 || (said.RootElement.TryGetProperty("error", out var error) && error.GetString()!.Length > LeastWords) ? null : said.RootElement.GetRawText();
    }

    private static string Told(HttpResponseMessage response, string name) =>
        response.TrailingHeaders.TryGetValues(name, out var trailing) ? trailing.First()
        : response.Headers.TryGetValues(name, out var leading) ? leading.First()
        : string.Empty;
}
