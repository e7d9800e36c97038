namespace Perennial.Adapters.Onnx;

/// <summary>One field of a message in the wire format of protocol buffers.</summary>
/// <param name="Number">The field's number.</param>
/// <param name="Kind">0 a whole number, 1 eight bytes, 2 bytes with their length, 5 four bytes.</param>
/// <param name="Value">The whole number; 0 for other kinds.</param>
/// <param name="Offset">Where its bytes begin in the file.</param>
/// <param name="Length">How many they are.</param>
internal readonly record struct WireField(int Number, int Kind, long Value, int Offset, int Length)
{
    /// <summary>A message, text or array.</summary>
    public const int Bytes = 2;

    /// <summary>The fields between two places.</summary>
    /// <exception cref="InvalidDataException">The bytes are no message.</exception>
    public static List<WireField> All(byte[] bytes, int from, int length)
    {
        (List<WireField> fields, int at, int end) = ([], from, checked(from + length));
        if (from < 0 || length < 0 || end > bytes.Length)
        {
            throw new InvalidDataException("A message reaches beyond the file.");
        }

        while (at < end)
        {
            long tag = Varint(bytes, ref at, end);
            (int number, int kind) = ((int)(tag >> 3), (int)(tag & 7));
            long value = kind is 0 or Bytes ? Varint(bytes, ref at, end) : 0;
            long size = kind switch { 0 => 0, 1 => 8, Bytes => value, 5 => 4, _ => -1 };
            if (number <= 0 || size < 0 || size > end - at)
            {
                throw new InvalidDataException($"The bytes at {at} are no field of a message.");
            }

            fields.Add(new WireField(number, kind, kind == 0 ? value : 0, at, (int)size));
            at += (int)size;
        }

        return fields;
    }

    /// <summary>The whole numbers of packed bytes.</summary>
    public static IEnumerable<long> Packed(byte[] bytes, WireField field)
    {
        for (int at = field.Offset; at < field.Offset + field.Length;)
        {
            yield return Varint(bytes, ref at, field.Offset + field.Length);
        }
    }

    private static long Varint(byte[] bytes, ref int at, int end)
    {
        ulong value = 0;
        for (int shift = 0; shift < 64; shift += 7)
        {
            if (at >= end)
            {
                break;
            }

            byte part = bytes[at++];
            value |= (ulong)(part & 127) << shift;
            if (part < 128)
            {
                return (long)value;
            }
        }

        throw new InvalidDataException($"The bytes at {at} are no number.");
    }
}
