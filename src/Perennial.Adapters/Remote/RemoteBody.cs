using System.Buffers;
using System.Text.Json;
using Perennial.Registry;

namespace Perennial.Adapters.Remote;

/// <summary>The body of a request: JSON alone, or JSON and the tensors in binary behind it, for numbers that JSON cannot write.</summary>
/// <param name="Bytes">All of it.</param>
/// <param name="JsonLength">How much of it is JSON, where tensors follow; null where none do.</param>
internal sealed record RemoteBody(byte[] Bytes, int? JsonLength)
{
    /// <summary>Writes some rows of a table.</summary>
    /// <param name="inputs">How they become tensors.</param>
    /// <param name="output">What is asked for.</param>
    /// <param name="table">The table.</param>
    /// <param name="from">The first row.</param>
    /// <param name="rows">How many.</param>
    /// <param name="takesBinary">Whether the server takes binary tensors; otherwise a missing number is null.</param>
    public static RemoteBody Of(RemoteInputs inputs, RemoteOutput output, FeatureTable table, int from, int rows, bool takesBinary)
    {
        var tensors = inputs.All.Select(input => (input.Tensor, Cells: RemoteCells.Of(table, input.Feature, from, rows))).ToList();
        bool binary = takesBinary && tensors.Exists(tensor => tensor.Cells.HoldsWhatJsonCannot);
        ArrayBufferWriter<byte> written = new(256), behind = new(256);
        using (var json = new Utf8JsonWriter(written))
        {
            json.WriteStartObject();
            json.WriteStartArray("inputs");
            foreach (var (tensor, cells) in tensors)
            {
                Write(json, tensor, cells, rows, binary ? behind : null);
            }

            json.WriteEndArray();
            Ask(json, output);
            json.WriteEndObject();
        }

        return binary ? new([.. written.WrittenSpan, .. behind.WrittenSpan], written.WrittenCount) : new(written.WrittenSpan.ToArray(), null);
    }

    private static void Ask(Utf8JsonWriter json, RemoteOutput output)
    {
        json.WriteStartArray("outputs");
        json.WriteStartObject();
        json.WriteString("name", output.Name);
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, RemoteTensor tensor, RemoteCells cells, int rows, ArrayBufferWriter<byte>? behind)
    {
        json.WriteStartObject();
        json.WriteString("name", tensor.Name);
        json.WriteStartArray("shape");
        foreach (long size in RemoteInputs.Sized(tensor, rows))
        {
            json.WriteNumberValue(size);
        }

        json.WriteEndArray();
        json.WriteString("datatype", tensor.Datatype);
        if (behind is null)
        {
            json.WritePropertyName("data");
            cells.WriteJson(json, tensor.Datatype == "FP32");
        }
        else
        {
            json.WriteStartObject("parameters");
            json.WriteNumber("binary_data_size", cells.WriteBinary(behind, tensor.Datatype == "FP32"));
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }
}
