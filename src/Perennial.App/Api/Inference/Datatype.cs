using System.Buffers.Binary;
using System.Collections.Frozen;

namespace Perennial.App.Api.Inference;

/// <summary>A datatype of the Open Inference Protocol. Numbers of every datatype become FP64, which versions compute in.</summary>
internal sealed class Datatype
{
    private readonly Element? element;

    private Datatype(string name, DatatypeKind kind, int size, Element? element) => (Name, Kind, Size, this.element) = (name, kind, size, element);

    private delegate double Element(ReadOnlySpan<byte> bytes);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Datatype> All { get; } =
    [
        new("BOOL", DatatypeKind.Truth, 1, bytes => bytes[0]) { Most = 1 },
        new("UINT8", DatatypeKind.Whole, 1, bytes => bytes[0]) { Most = byte.MaxValue },
        new("UINT16", DatatypeKind.Whole, 2, bytes => BinaryPrimitives.ReadUInt16LittleEndian(bytes)) { Most = ushort.MaxValue },
        new("UINT32", DatatypeKind.Whole, 4, bytes => BinaryPrimitives.ReadUInt32LittleEndian(bytes)) { Most = uint.MaxValue },
        new("UINT64", DatatypeKind.Whole, 8, bytes => BinaryPrimitives.ReadUInt64LittleEndian(bytes)) { Most = ulong.MaxValue },
        new("INT8", DatatypeKind.Whole, 1, bytes => (sbyte)bytes[0]) { Least = sbyte.MinValue, Most = sbyte.MaxValue },
        new("INT16", DatatypeKind.Whole, 2, bytes => BinaryPrimitives.ReadInt16LittleEndian(bytes)) { Least = short.MinValue, Most = short.MaxValue },
        new("INT32", DatatypeKind.Whole, 4, bytes => BinaryPrimitives.ReadInt32LittleEndian(bytes)) { Least = int.MinValue, Most = int.MaxValue },
        new("INT64", DatatypeKind.Whole, 8, bytes => BinaryPrimitives.ReadInt64LittleEndian(bytes)) { Least = long.MinValue, Most = long.MaxValue },
        new("FP16", DatatypeKind.Real, 2, bytes => (double)BinaryPrimitives.ReadHalfLittleEndian(bytes)) { Round = value => (double)(Half)value },
        new("BF16", DatatypeKind.Real, 2, bytes => BitConverter.Int32BitsToSingle(BinaryPrimitives.ReadUInt16LittleEndian(bytes) << 16)),
        new("FP32", DatatypeKind.Real, 4, bytes => BinaryPrimitives.ReadSingleLittleEndian(bytes)) { Round = value => (float)value },
        new("FP64", DatatypeKind.Real, 8, BinaryPrimitives.ReadDoubleLittleEndian) { Round = value => value },
        new("BYTES", DatatypeKind.Text, 0, null),
    ];

    private static readonly FrozenDictionary<string, Datatype> Names = All.ToFrozenDictionary(one => one.Name, StringComparer.Ordinal);

    /// <summary>What numbers are given in.</summary>
    public static Datatype Fp64 { get; } = Named("FP64")!;

    /// <summary>What version numbers are given in.</summary>
    public static Datatype Version { get; } = Named("INT32")!;

    /// <summary>What texts are given in.</summary>
    public static Datatype Bytes { get; } = Named("BYTES")!;

    /// <summary>As the protocol writes it.</summary>
    public string Name { get; }

    /// <summary>What its elements are.</summary>
    public DatatypeKind Kind { get; }

    /// <summary>Bytes of one element; 0 where that varies.</summary>
    public int Size { get; }

    /// <summary>The smallest whole number. The default is 0.</summary>
    public double Least { get; private init; }

    /// <summary>The largest whole number, as near as FP64 comes to it.</summary>
    public double Most { get; private init; }

    /// <summary>What becomes of a number that was written in decimals; null where it cannot be written so.</summary>
    public Func<double, double>? Round { get; private init; }

    /// <summary>The datatype of a name; null when there is none.</summary>
    public static Datatype? Named(string name) => Names.GetValueOrDefault(name);

    /// <summary>The first element of some bytes: little-endian.</summary>
    public double Read(ReadOnlySpan<byte> bytes) => element!(bytes);
}
