using System.Buffers.Binary;
using System.Text;

namespace Perennial.Drift.Sketches;

/// <summary>Writes a sketch: a mark, its kind and version, numbers in little-endian order, and a checksum of all before.</summary>
internal sealed class SketchWriter
{
    public const uint Mark = 0x4B535250; // "PRSK"

    private byte[] bytes = new byte[256];
    private int length;

    public SketchWriter(SketchKind kind, byte version)
    {
        Whole32(Mark);
        Room(2)[0] = (byte)kind;
        bytes[length + 1] = version;
        length += 2;
    }

    public SketchWriter Whole(long value)
    {
        BinaryPrimitives.WriteInt64LittleEndian(Room(8), value);
        length += 8;
        return this;
    }

    public SketchWriter Number(double value) => Whole(BitConverter.DoubleToInt64Bits(value));

    public SketchWriter Numbers(ReadOnlySpan<double> values)
    {
        Whole(values.Length);
        foreach (var value in values)
        {
            Number(value);
        }

        return this;
    }

    public SketchWriter Bytes(ReadOnlySpan<byte> values)
    {
        Whole(values.Length);
        values.CopyTo(Room(values.Length));
        length += values.Length;
        return this;
    }

    public SketchWriter Text(string value) => Bytes(Encoding.UTF8.GetBytes(value));

    public byte[] Done()
    {
        Whole((long)StableHash.Of(bytes.AsSpan(0, length)));
        return bytes[..length];
    }

    private void Whole32(uint value)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(Room(4), value);
        length += 4;
    }

    private Span<byte> Room(int more)
    {
        if (length + more > bytes.Length)
        {
            Array.Resize(ref bytes, Math.Max(2 * bytes.Length, length + more));
        }

        return bytes.AsSpan(length, more);
    }
}
