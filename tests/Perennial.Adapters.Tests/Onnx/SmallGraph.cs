namespace Perennial.Adapters.Tests.Onnx;

/// <summary>A graph written field by field after onnx.proto: score = 1 / (1 + exp(-(2 x - 1 y))), of one matrix [rows, 2] of float.</summary>
internal static class SmallGraph
{
    private const int Float = 1;
    private const int Int64 = 7;

    public static byte[] Bytes(string input = "features", int type = Float, int columns = 2) => new Wire()
        .Number(1, 8)
        .Message(7, new Wire()
            .Message(1, Node("MatMul", [input, "weights"], "odds"))
            .Message(1, Node("Sigmoid", ["odds"], "score"))
            .Text(2, "small")
            .Message(5, new Wire().Number(1, columns).Number(1, 1).Number(2, Float).Text(8, "weights")
                .Raw(9, [.. new[] { 2f, -1f, 0f }.Take(columns).SelectMany(BitConverter.GetBytes)]))
            .Message(11, Value(input, type, columns))
            .Message(12, Value("score", Float, 1)))
        .Message(8, new Wire().Text(1, string.Empty).Number(2, 17)).Bytes;

    /// <summary>A graph whose input is of whole numbers.</summary>
    public static byte[] OfWholeNumbers() => new Wire()
        .Number(1, 8)
        .Message(7, new Wire().Message(1, Node("Identity", ["features"], "score")).Text(2, "small").Message(11, Value("features", Int64, 2)).Message(12, Value("score", Int64, 2)))
        .Message(8, new Wire().Text(1, string.Empty).Number(2, 17)).Bytes;

    private static Wire Node(string operation, string[] inputs, string output) =>
        inputs.Aggregate(new Wire(), (node, input) => node.Text(1, input)).Text(2, output).Text(4, operation);

    private static Wire Value(string name, int type, int columns) => new Wire().Text(1, name).Message(2, new Wire().Message(1, new Wire()
        .Number(1, type)
        .Message(2, new Wire().Message(1, new Wire().Text(2, "rows")).Message(1, new Wire().Number(1, columns)))));
}
