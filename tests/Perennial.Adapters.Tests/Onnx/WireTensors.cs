using System.Text;

namespace Perennial.Adapters.Tests.Onnx;

/// <summary>The weights in an ONNX file by name, read the plain way: a second reader, so that the first is not held against itself.</summary>
internal static class WireTensors
{
    private const int Graph = 7;
    private const int Initializer = 5;
    private const int Name = 8;
    private const int Raw = 9;

    public static SortedDictionary<string, byte[]> Of(byte[] file)
    {
        var tensors = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (byte[] tensor in Parts(file, Graph).SelectMany(graph => Parts(graph, Initializer)))
        {
            tensors.Add(Encoding.UTF8.GetString(Parts(tensor, Name).Single()), Parts(tensor, Raw).Single());
        }

        return tensors;
    }

    private static IEnumerable<byte[]> Parts(byte[] message, int number)
    {
        using var reader = new BinaryReader(new MemoryStream(message));
        while (reader.BaseStream.Position < message.Length)
        {
            int tag = reader.Read7BitEncodedInt();
            byte[] part = [];
            switch (tag & 7)
            {
                case 0:
                    reader.Read7BitEncodedInt64();
                    break;
                case 1:
                    reader.ReadBytes(8);
                    break;
                case 2:
                    part = reader.ReadBytes(reader.Read7BitEncodedInt());
                    break;
                default:
                    reader.ReadBytes(4);
                    break;
            }

            if (tag >> 3 == number && (tag & 7) == 2)
            {
                yield return part;
            }
        }
    }
}
