using System.Buffers.Binary;

namespace Perennial.App.Api.Logging.Rows;

/// <summary>A table of a FlatBuffers message, as far as lists are counted. Whatever points out of the message throws, as a span does.</summary>
/// <param name="bytes">The message.</param>
/// <param name="at">Where the table is.</param>
internal readonly ref struct FlatTable(ReadOnlySpan<byte> bytes, int at)
{
    private readonly ReadOnlySpan<byte> bytes = bytes;

    /// <summary>The table that a message is.</summary>
    public static FlatTable Root(ReadOnlySpan<byte> message) => new(message, BinaryPrimitives.ReadInt32LittleEndian(message));

    /// <summary>A field of one byte; 0 where it is missing.</summary>
    public byte Byte(int slot) => Field(slot) is > 0 and var field ? bytes[field] : (byte)0;

    /// <summary>A field of eight bytes; 0 where it is missing.</summary>
    public long Long(int slot) => Field(slot) is > 0 and var field ? BinaryPrimitives.ReadInt64LittleEndian(bytes[field..]) : 0;

    /// <summary>The table that a field points to.</summary>
    public FlatTable Table(int slot) => Field(slot) is > 0 and var field ? new FlatTable(bytes, Target(field)) : throw new ApiException(400, "The stream lacks a part that each of its messages has.");

    /// <summary>A table of a list.</summary>
    public FlatTable Item(int slot, int place) => new(bytes, Target(Target(Field(slot)) + sizeof(int) + (place * sizeof(int))));

    /// <summary>A number of a list of those of eight bytes.</summary>
    public long Number(int slot, int place) => BinaryPrimitives.ReadInt64LittleEndian(bytes[(Target(Field(slot)) + sizeof(int) + (place * sizeof(long)))..]);

    /// <summary>How many items a list has; 0 where it is missing.</summary>
    /// <param name="slot">The field.</param>
    /// <param name="width">Bytes of an item.</param>
    /// <exception cref="ApiException">It claims more than the message can hold: status 400.</exception>
    public int Count(int slot, int width)
    {
        if (Field(slot) is not (> 0 and var field))
        {
            return 0;
        }

        var list = Target(field);
        var count = BinaryPrimitives.ReadInt32LittleEndian(bytes[list..]);
        return count >= 0 && list + sizeof(int) + ((long)count * width) <= bytes.Length
            ? count
            : throw new ApiException(400, $"The stream claims a list of {count} items in a message of {bytes.Length} bytes. Write it anew.");
    }

    private int Target(int field) => checked(field + BinaryPrimitives.ReadInt32LittleEndian(bytes[field..]));

    private int Field(int slot)
    {
        var names = checked(at - BinaryPrimitives.ReadInt32LittleEndian(bytes[at..]));
        var entry = (2 + slot) * sizeof(ushort);
        var offset = entry + sizeof(ushort) <= BinaryPrimitives.ReadUInt16LittleEndian(bytes[names..]) ? BinaryPrimitives.ReadUInt16LittleEndian(bytes[(names + entry)..]) : 0;
        return offset == 0 ? 0 : at + offset;
    }
}
