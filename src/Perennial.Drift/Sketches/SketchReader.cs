using System.Buffers.Binary;
using System.Text;

namespace Perennial.Drift.Sketches;

/// <summary>Reads what <see cref="SketchWriter"/> wrote, and refuses anything else.</summary>
internal ref struct SketchReader
{
    private const int HeadBytes = 6;
    private const int ChecksumBytes = 8;

    private readonly ReadOnlySpan<byte> body;
    private int at;

    public SketchReader(ReadOnlySpan<byte> bytes, SketchKind kind, byte version)
    {
        if (bytes.Length < HeadBytes + ChecksumBytes || BinaryPrimitives.ReadUInt32LittleEndian(bytes) != SketchWriter.Mark)
        {
            throw Bad($"{bytes.Length} bytes do not begin as a sketch does");
        }

        if (bytes[4] != (byte)kind || bytes[5] != version)
        {
            throw Bad($"they hold kind {bytes[4]}, version {bytes[5]}; kind {(byte)kind} ({kind}), version {version}, is needed");
        }

        body = bytes[..^ChecksumBytes];
        if (BinaryPrimitives.ReadUInt64LittleEndian(bytes[^ChecksumBytes..]) != StableHash.Of(body))
        {
            throw Bad("their checksum is wrong: they were cut or changed after they were written");
        }

        at = HeadBytes;
    }

    /// <summary>The kind that bytes claim to hold.</summary>
    public static SketchKind KindOf(ReadOnlySpan<byte> bytes) => bytes.Length > HeadBytes ? (SketchKind)bytes[4] : 0;

    public long Whole() => BinaryPrimitives.ReadInt64LittleEndian(Take(8));

    public double Number() => BitConverter.Int64BitsToDouble(Whole());

    public int Count(long most) => Whole() is var count && count >= 0 && count <= most
        ? (int)count
        : throw Bad($"a count is {count}; 0 to {most} is allowed");

    public double[] Numbers(int most)
    {
        var values = new double[Count(most)];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = Number();
        }

        return values;
    }

    public ReadOnlySpan<byte> Bytes() => Take(Count(body.Length));

    public string Text() => Encoding.UTF8.GetString(Bytes());

    public readonly void MustEnd()
    {
        if (at != body.Length)
        {
            throw Bad($"{body.Length - at} bytes are left over");
        }
    }

    public static FormatException Bad(string what) => new($"These bytes are no such sketch: {what}. Give bytes that Serialize returned.");

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count > body.Length - at)
        {
            throw Bad($"they end at byte {body.Length} where {at + count} are needed");
        }

        at += count;
        return body.Slice(at - count, count);
    }
}
