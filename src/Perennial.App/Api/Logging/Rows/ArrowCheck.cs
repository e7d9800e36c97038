using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Apache.Arrow;
using Apache.Arrow.Types;

namespace Perennial.App.Api.Logging.Rows;

/// <summary>Whether a column's cells lie within its buffers: the library reads texts where their offsets point, be it anywhere in memory.</summary>
internal static class ArrowCheck
{
    private const int ViewBytes = 16;
    private const int InlineBytes = 12;

    /// <summary>Looks at every buffer of a column that is read.</summary>
    /// <exception cref="ApiException">A cell lies beyond its buffer: status 400.</exception>
    public static void MustHold(string name, IArrowArray column)
    {
        var holds = column is DictionaryArray categories
            ? Holds(categories.Indices.Data) && Holds(categories.Dictionary.Data)
            : Holds(column.Data);
        if (!holds)
        {
            throw new ApiException(400, $"The column '{RowShape.Cut(name)}' claims cells beyond its buffers. Write the stream anew.");
        }
    }

    private static bool Holds(ArrayData data)
    {
        var end = (long)data.Offset + data.Length;
        return data is { Offset: >= 0, Length: >= 0, Buffers.Length: > 0 } && end <= int.MaxValue
            && (data.Buffers[0].IsEmpty || data.Buffers[0].Length >= (end + 7) / 8)
            && data.DataType switch
            {
                StringType => Texts(data, end, sizeof(int)),
                LargeStringType => Texts(data, end, sizeof(long)),
                StringViewType => Views(data, end),
                FixedWidthType type => data.Buffers.Length > 1 && data.Buffers[1].Length >= ((end * type.BitWidth) + 7) / 8,
                _ => true,
            };
    }

    /// <summary>Offsets that never fall, and end within the texts.</summary>
    private static bool Texts(ArrayData data, long end, int width)
    {
        if (data.Length == 0)
        {
            return true;
        }

        if (data.Buffers.Length < 3 || data.Buffers[1].Length < (end + 1) * width)
        {
            return false;
        }

        var before = 0L;
        var offsets = data.Buffers[1].Span;
        for (var at = data.Offset; at <= end; at++)
        {
            var place = offsets[(at * width)..];
            var offset = width == sizeof(int) ? BinaryPrimitives.ReadInt32LittleEndian(place) : BinaryPrimitives.ReadInt64LittleEndian(place);
            if (offset < before || offset > data.Buffers[2].Length)
            {
                return false;
            }

            before = offset;
        }

        return true;
    }

    /// <summary>Short texts stand in the view; of a long one it says in which buffer it is, and where.</summary>
    private static bool Views(ArrayData data, long end)
    {
        if (data.Buffers.Length < 2 || data.Buffers[1].Length < end * ViewBytes)
        {
            return false;
        }

        for (var at = data.Offset; at < end; at++)
        {
            var view = MemoryMarshal.Cast<byte, int>(data.Buffers[1].Span.Slice(at * ViewBytes, ViewBytes));
            var (length, buffer, offset) = (view[0], (long)view[2] + 2, view[3]);
            if (length < 0 || (length > InlineBytes && (buffer < 2 || buffer >= data.Buffers.Length || offset < 0 || (long)offset + length > data.Buffers[(int)buffer].Length)))
            {
                return false;
            }
        }

        return true;
    }
}
