using System.Runtime.InteropServices;

namespace Perennial.Adapters.Onnx;

/// <summary>A constant of a graph, by the place of its bytes in the file.</summary>
/// <param name="Name">Its name; for a constant node, that of the node's output.</param>
/// <param name="Shape">Its dimensions.</param>
/// <param name="Type">ONNX's number of the type of its elements.</param>
/// <param name="Offset">Where its elements begin; -1 where they are not in one piece in the file.</param>
/// <param name="Length">Their bytes.</param>
/// <param name="IsExternal">Whether they are in another file.</param>
internal sealed record OnnxTensor(string Name, IReadOnlyList<long> Shape, int Type, int Offset, int Length, bool IsExternal)
{
    private const int Single = 1;
    private const int Double = 11;

    /// <summary>Whether the elements are numbers that can be read and written here.</summary>
    public bool IsReal => Offset >= 0 && Type is Single or Double && Length == Shape.Aggregate(Type == Single ? 4L : 8L, (size, dimension) => size * dimension);

    /// <summary>The elements.</summary>
    public double[] Read(byte[] file) => Type == Single
        ? [.. MemoryMarshal.Cast<byte, float>(file.AsSpan(Offset, Length)).ToArray().Select(number => (double)number)]
        : MemoryMarshal.Cast<byte, double>(file.AsSpan(Offset, Length)).ToArray();

    /// <summary>Puts other elements in their place: as many bytes, and no other byte changes.</summary>
    public void Write(byte[] file, IReadOnlyList<double> elements)
    {
        for (int at = 0; at < elements.Count; at++)
        {
            if (Type == Single)
            {
                BitConverter.TryWriteBytes(file.AsSpan(Offset + (4 * at), 4), (float)elements[at]);
            }
            else
            {
                BitConverter.TryWriteBytes(file.AsSpan(Offset + (8 * at), 8), elements[at]);
            }
        }
    }
}
