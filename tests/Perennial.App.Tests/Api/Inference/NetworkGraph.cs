using Google.Protobuf;

namespace Perennial.App.Tests.Api.Inference;

/// <summary>An ONNX graph written field by field after onnx.proto: score = sigmoid(tanh([x, y] A) B), of one matrix [rows, 2] of FP32.</summary>
internal static class NetworkGraph
{
    private const int Float = 1;

    public static byte[] Bytes() => Message(
        to => Number(to, 1, 8),
        to => Inner(to, 7, Message(
            graph => Inner(graph, 1, Node("MatMul", ["features", "A"], "first")),
            graph => Inner(graph, 1, Node("Tanh", ["first"], "second")),
            graph => Inner(graph, 1, Node("MatMul", ["second", "B"], "third")),
            graph => Inner(graph, 1, Node("Sigmoid", ["third"], "score")),
            graph => Text(graph, 2, "network"),
            graph => Inner(graph, 5, Weights("A", 2, 3, [0.8f, -0.3f, 0.05f, -0.6f, 0.9f, 0.11f])),
            graph => Inner(graph, 5, Weights("B", 3, 1, [1.7f, -1.3f, 0.4f])),
            graph => Inner(graph, 11, Value("features", 2)),
            graph => Inner(graph, 12, Value("score", 1)))),
        to => Inner(to, 8, Message(set => Text(set, 1, string.Empty), set => Number(set, 2, 17))));

    private static byte[] Node(string operation, string[] inputs, string output) =>
        Message([.. inputs.Select(input => (Action<CodedOutputStream>)(to => Text(to, 1, input))), to => Text(to, 2, output), to => Text(to, 4, operation)]);

    private static byte[] Weights(string name, int rows, int columns, float[] values) => Message(
        to => Number(to, 1, rows), to => Number(to, 1, columns), to => Number(to, 2, Float), to => Text(to, 8, name), to => Inner(to, 9, [.. values.SelectMany(BitConverter.GetBytes)]));

    private static byte[] Value(string name, int columns) => Message(to => Text(to, 1, name), to => Inner(to, 2, Message(type => Inner(type, 1, Message(
        tensor => Number(tensor, 1, Float),
        tensor => Inner(tensor, 2, Message(shape => Inner(shape, 1, Message(dim => Text(dim, 2, "rows"))), shape => Inner(shape, 1, Message(dim => Number(dim, 1, columns))))))))));

    private static byte[] Message(params Action<CodedOutputStream>[] fields)
    {
        using var bytes = new MemoryStream();
        using (var stream = new CodedOutputStream(bytes, leaveOpen: true))
        {
            Array.ForEach(fields, field => field(stream));
        }

        return bytes.ToArray();
    }

    private static void Number(CodedOutputStream to, int field, long value)
    {
        to.WriteTag(field, WireFormat.WireType.Varint);
        to.WriteInt64(value);
    }

    private static void Text(CodedOutputStream to, int field, string value)
    {
        to.WriteTag(field, WireFormat.WireType.LengthDelimited);
        to.WriteString(value);
    }

    private static void Inner(CodedOutputStream to, int field, byte[] value)
    {
        to.WriteTag(field, WireFormat.WireType.LengthDelimited);
        to.WriteBytes(ByteString.CopyFrom(value));
    }
}
