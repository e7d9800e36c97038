using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using System.Text.Json;
using Perennial.Registry;

namespace Perennial.Adapters.Remote;

/// <summary>The values of one tensor, row after row: numbers, or texts.</summary>
/// <param name="Numbers">NaN where missing; null where these are texts.</param>
/// <param name="Texts">Empty where missing; null where these are numbers.</param>
internal sealed record RemoteCells(double[]? Numbers, string[]? Texts)
{
    /// <summary>Whether a number is missing or infinite.</summary>
    public bool HoldsWhatJsonCannot => Numbers is not null && Array.Exists(Numbers, number => !double.IsFinite(number));

    /// <summary>The values of a feature in some rows; of all features, where it is -1.</summary>
    public static RemoteCells Of(FeatureTable table, int feature, int from, int rows) =>
        feature < 0 ? new([.. Enumerable.Range(from, rows).SelectMany(row => Enumerable.Range(0, table.Columns.Count).Select(column => table.Numbers(column)[row]))], null)
        : table.Columns[feature] is double[] numbers ? new(numbers[from..(from + rows)], null)
        : new(null, [.. table.Texts(feature)[from..(from + rows)].Select(text => text ?? string.Empty)]);

    /// <summary>Writes them as a flat array; what JSON cannot write is null.</summary>
    public void WriteJson(Utf8JsonWriter json, bool isSingle)
    {
        json.WriteStartArray();
        foreach (double number in Numbers ?? [])
        {
            if (!double.IsFinite(number))
            {
                json.WriteNullValue();
            }
            else if (isSingle)
            {
                json.WriteNumberValue((float)number);
            }
            else
            {
                json.WriteNumberValue(number);
            }
        }

        foreach (string text in Texts ?? [])
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }

    /// <summary>Writes them in the protocol's binary form: little-endian, a text behind its length.</summary>
    /// <returns>How many bytes that are.</returns>
    public int WriteBinary(ArrayBufferWriter<byte> to, bool isSingle)
    {
        int before = to.WrittenCount;
        foreach (double number in Numbers ?? [])
        {
            Span<byte> place = to.GetSpan(sizeof(double));
            if (isSingle)
            {
                BinaryPrimitives.WriteSingleLittleEndian(place, (float)number);
            }
            else
            {
                BinaryPrimitives.WriteDoubleLittleEndian(place, number);
            }

            to.Advance(isSingle ? sizeof(float) : sizeof(double));
        }

        foreach (string text in Texts ?? [])
        {
            BinaryPrimitives.WriteInt32LittleEndian(to.GetSpan(sizeof(int)), Encoding.UTF8.GetByteCount(text));
            to.Advance(sizeof(int));
            Encoding.UTF8.GetBytes(text, to);
        }

        return to.WrittenCount - before;
    }
}
