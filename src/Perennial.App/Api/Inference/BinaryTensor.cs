using System.Buffers.Binary;
using System.Text;
using Perennial.Terms;

namespace Perennial.App.Api.Inference;

/// <summary>Tensors as bytes: row after row, little-endian, without gaps; a text follows its length in four bytes.</summary>
internal static class BinaryTensor
{
    private const int LengthBytes = 4;
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <summary>Reads a tensor.</summary>
    /// <exception cref="FaultException">The bytes are no such tensor.</exception>
    public static Tensor Read(string name, Datatype datatype, IReadOnlyList<long> shape, ReadOnlySpan<byte> bytes)
    {
        var count = TensorShape.Count(name, shape);
        var tensor = new Tensor(name, datatype, shape);
        if (tensor.IsText)
        {
            return tensor with { Texts = Texts(name, count, bytes) };
        }

        if (bytes.Length != (long)count * datatype.Size)
        {
            throw new FaultException($"Input '{name}' brings {bytes.Length} bytes; {count} of {datatype.Name} are {(long)count * datatype.Size}.");
        }

        var numbers = new double[count];
        for (var at = 0; at < count; at++)
        {
            numbers[at] = Sound(name, datatype, datatype.Read(bytes[(at * datatype.Size)..]));
        }

        return tensor with { Numbers = numbers };
    }

    /// <summary>The texts of a tensor; an empty one is missing.</summary>
    /// <param name="name">The tensor's name.</param>
    /// <param name="count">How many there are; null for as many as the bytes hold.</param>
    /// <param name="bytes">Lengths and texts.</param>
    public static string?[] Texts(string name, int? count, ReadOnlySpan<byte> bytes)
    {
        List<string?> texts = [];
        while (bytes.Length > 0 && texts.Count != count)
        {
            var length = bytes.Length < LengthBytes ? uint.MaxValue : BinaryPrimitives.ReadUInt32LittleEndian(bytes);
            if (length > bytes.Length - LengthBytes)
            {
                throw new FaultException($"Element {texts.Count} of input '{name}' reaches beyond the tensor's bytes. Each element of BYTES is its length in four bytes, little-endian, then its bytes.");
            }

            texts.Add(Text(name, bytes.Slice(LengthBytes, (int)length)));
            bytes = bytes[(LengthBytes + (int)length)..];
        }

        return bytes.Length > 0 || texts.Count != (count ?? texts.Count)
            ? throw new FaultException($"Input '{name}' has {texts.Count} texts and {bytes.Length} bytes more; its shape asks for {count}.")
            : [.. texts];
    }

    /// <summary>One text; an empty one is missing.</summary>
    public static string? Text(string name, ReadOnlySpan<byte> bytes)
    {
        try
        {
            return bytes.Length == 0 ? null : Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            throw new FaultException($"Input '{name}' holds bytes that are no UTF-8. Columns of BYTES are text.");
        }
    }

    /// <summary>A number that may stand in a column: finite, or NaN where it is missing.</summary>
    public static double Sound(string name, Datatype datatype, double value) =>
        double.IsInfinity(value) || (datatype.Kind == DatatypeKind.Truth && value > 1)
            ? throw new FaultException($"Input '{name}' of {datatype.Name} holds {value}. A number is finite, NaN where it is missing; a byte of BOOL is 0 or 1.")
            : value;
}
