using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using System.Text.Json;

namespace Perennial.App.Api.Inference;

/// <summary>An output.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Datatype">FP64, INT32 or BYTES.</param>
/// <param name="Shape">Rows, or rows and elements of a row.</param>
/// <param name="Values">An array of double, int or string, row after row.</param>
internal sealed record OutputTensor(string Name, Datatype Datatype, IReadOnlyList<long> Shape, Array Values)
{
    /// <summary>Writes the elements as one JSON array.</summary>
    public void WriteElements(Utf8JsonWriter writer)
    {
        writer.WriteStartArray();
        switch (Values)
        {
            case double[] numbers:
                Array.ForEach(numbers, writer.WriteNumberValue);
                break;
            case int[] numbers:
                Array.ForEach(numbers, writer.WriteNumberValue);
                break;
            case string[] texts:
                Array.ForEach(texts, writer.WriteStringValue);
                break;
        }

        writer.WriteEndArray();
    }

    /// <summary>Writes the elements as bytes, see <see cref="BinaryTensor"/>.</summary>
    public void WriteBytes(IBufferWriter<byte> bytes)
    {
        switch (Values)
        {
            case double[] numbers:
                Array.ForEach(numbers, number => Number(bytes, number));
                break;
            case int[] numbers:
                Array.ForEach(numbers, number => Number(bytes, number));
                break;
            case string[] texts:
                Array.ForEach(texts, text => Text(bytes, text));
                break;
        }
    }

    private static void Number(IBufferWriter<byte> bytes, double number)
    {
        BinaryPrimitives.WriteDoubleLittleEndian(bytes.GetSpan(sizeof(double)), number);
        bytes.Advance(sizeof(double));
    }

    private static void Number(IBufferWriter<byte> bytes, int number)
    {
        BinaryPrimitives.WriteInt32LittleEndian(bytes.GetSpan(sizeof(int)), number);
        bytes.Advance(sizeof(int));
    }

    private static void Text(IBufferWriter<byte> bytes, string text)
    {
        Number(bytes, Encoding.UTF8.GetByteCount(text));
        Encoding.UTF8.GetBytes(text, bytes);
    }
}
