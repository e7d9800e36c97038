using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Perennial.App.Api.Inference.Rest;

/// <summary>An answer as JSON, and as bytes behind it for the outputs that were wanted so.</summary>
internal sealed class RestResponse
{
    private const int First = 512;
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };
    private readonly ArrayBufferWriter<byte> json = new(First);
    private ArrayBufferWriter<byte>? blobs;

    private RestResponse()
    {
    }

    /// <summary>Writes an answer to memory.</summary>
    public static RestResponse Of(InferenceRequest asked, InferenceAnswer answer)
    {
        var response = new RestResponse();
        using var writer = new Utf8JsonWriter(response.json, Options);
        writer.WriteStartObject();
        writer.WriteString("model_name"u8, answer.Model);
        if (answer.Version is { } version)
        {
            writer.WriteString("model_version"u8, version.ToString());
        }

        if (asked.Id is { } id)
        {
            writer.WriteString("id"u8, id);
        }

        writer.WriteStartObject("parameters"u8);
        writer.WriteString("logged"u8, answer.Logged);
        writer.WriteEndObject();
        writer.WriteStartArray("outputs"u8);
        foreach (var output in answer.Outputs)
        {
            response.Write(writer, output, asked.IsBinary(output.Name));
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        return response;
    }

    /// <summary>Sends it.</summary>
    public async Task SendAsync(HttpResponse response, CancellationToken cancellationToken)
    {
        response.ContentType = blobs is null ? "application/json" : "application/octet-stream";
        response.ContentLength = json.WrittenCount + (blobs?.WrittenCount ?? 0);
        if (blobs is not null)
        {
            response.Headers[RestInference.JsonLength] = json.WrittenCount.ToString();
        }

        response.BodyWriter.Write(json.WrittenSpan);
        if (blobs is not null)
        {
            response.BodyWriter.Write(blobs.WrittenSpan);
        }

        await response.BodyWriter.FlushAsync(cancellationToken);
    }

    private void Write(Utf8JsonWriter writer, OutputTensor output, bool binary)
    {
        writer.WriteStartObject();
        writer.WriteString("name"u8, output.Name);
        writer.WriteString("datatype"u8, output.Datatype.Name);
        writer.WriteStartArray("shape"u8);
        foreach (var length in output.Shape)
        {
            writer.WriteNumberValue(length);
        }

        writer.WriteEndArray();
        if (binary)
        {
            writer.WriteStartObject("parameters"u8);
            writer.WriteNumber("binary_data_size"u8, Append(output));
            writer.WriteEndObject();
        }
        else
        {
            writer.WritePropertyName("data"u8);
            output.WriteElements(writer);
        }

        writer.WriteEndObject();
    }

    private int Append(OutputTensor output)
    {
        blobs ??= new ArrayBufferWriter<byte>(First);
        var before = blobs.WrittenCount;
        output.WriteBytes(blobs);
        return blobs.WrittenCount - before;
    }
}
