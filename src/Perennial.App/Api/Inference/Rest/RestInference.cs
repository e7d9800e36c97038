using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Perennial.Terms;

namespace Perennial.App.Api.Inference.Rest;

/// <summary>Answers inference requests over HTTP.</summary>
/// <param name="inferences">Answers them.</param>
internal sealed class RestInference(Inferences inferences)
{
    /// <summary>The header with the length of the JSON where bytes follow it.</summary>
    public const string JsonLength = "Inference-Header-Content-Length";

    /// <summary>The model that a path names.</summary>
    public static string Model(HttpContext context) => (string)context.GetRouteValue("model")!;

    /// <summary>The version that a path names; null where it names none.</summary>
    public static string? Version(HttpContext context) => (string?)context.GetRouteValue("version");

    /// <summary>Whom a request asks.</summary>
    public InferenceTarget Find(HttpContext context) => inferences.Find(Model(context), Version(context));

    /// <summary>Answers one request.</summary>
    public async Task InferAsync(HttpContext context)
    {
        var target = Find(context);
        MustBeReadable(context.Request);
        var length = Length(context.Request);
        using var body = await RequestBody.ReadAsync(context.Request, context.RequestAborted);
        var response = await inferences.AnswerAsync(target, () => Read(target, body.Bytes.Span, length), RestResponse.Of, context.RequestAborted);
        await response.SendAsync(context.Response, context.RequestAborted);
    }

    private static InferenceRequest Read(InferenceTarget target, ReadOnlySpan<byte> body, int? length) => length switch
    {
        null => RestRequestReader.Read(body, []),
        0 => RawRequest.Read(target.Signature, body),
        { } json when json <= body.Length => RestRequestReader.Read(body[..json], body[json..]),
        _ => throw new FaultException($"{JsonLength} is {length}, and the body has {body.Length} bytes."),
    };

    private static int? Length(HttpRequest request) =>
        request.Headers[JsonLength] is not [{ } said, ..] ? null
        : int.TryParse(said, NumberStyles.None, CultureInfo.InvariantCulture, out var length) ? length
        : throw new FaultException($"{JsonLength} is '{said}'. It is the length of the JSON in bytes.");

    /// <summary>A body says what it is, or nothing: a page of another origin cannot send JSON unnoticed as a form or as text.</summary>
    private static void MustBeReadable(HttpRequest request)
    {
        var type = request.ContentType?.Split(';')[0].Trim();
        if (type is { Length: > 0 } && !type.Equals("application/json", StringComparison.OrdinalIgnoreCase) && !type.Equals("application/octet-stream", StringComparison.OrdinalIgnoreCase))
        {
            throw new ApiException(415, $"The body is {type}. Send application/json, or application/octet-stream where bytes follow the JSON.");
        }

        if (request.Headers.ContentEncoding is [{ } coding, ..] && coding != "identity")
        {
            throw new ApiException(415, $"The body is encoded as {coding}. Send it as it is.");
        }
    }
}
