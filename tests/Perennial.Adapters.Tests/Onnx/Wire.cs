using System.Text;

namespace Perennial.Adapters.Tests.Onnx;

/// <summary>Writes protocol buffers: the fields of a message, one after another.</summary>
internal sealed class Wire
{
    private readonly List<byte> _bytes = [];

    public byte[] Bytes => [.. _bytes];

    public Wire Number(int field, long value)
    {
        Varint(field << 3);
        Varint(value);
        return this;
    }

    public Wire Fixed(int field, float value)
    {
        Varint((field << 3) | 5);
        _bytes.AddRange(BitConverter.GetBytes(value));
        return this;
    }

    public Wire Text(int field, string text) => Raw(field, Encoding.UTF8.GetBytes(text));

    public Wire Message(int field, Wire message) => Raw(field, message.Bytes);

    public Wire Raw(int field, byte[] bytes)
    {
        Varint((field << 3) | 2);
        Varint(bytes.Length);
        _bytes.AddRange(bytes);
        return this;
    }

    private void Varint(long value)
    {
        for (ulong rest = (ulong)value; ; rest >>= 7)
        {
            _bytes.Add((byte)(rest > 127 ? (rest & 127) | 128 : rest));
            if (rest <= 127)
            {
                return;
            }
        }
    }
}
