namespace Perennial.Adapters.Tests.Onnx;

/// <summary>A network of one layer over the matrix features [rows, 3], written field by field: the forms that no exporter of the tests gives.</summary>
internal static class HeadGraph
{
    private const int Float = 1;
    private const int Tensor = 4;
    private static readonly float[] Numbers = [2f, -1f, 0.5f];

    /// <summary>score = sigmoid(features W + b), W and b of the given forms.</summary>
    /// <param name="product">The node that gives the sums, or the nodes.</param>
    /// <param name="weight">W.</param>
    /// <param name="more">More nodes before the last.</param>
    public static byte[] Of(Wire[] product, Wire? weight, params Wire[] more)
    {
        Wire graph = product.Concat(more).Aggregate(new Wire(), (all, node) => all.Message(1, node));
        graph = graph.Message(1, Node("Sigmoid", ["sums"], "score")).Text(2, "head");
        graph = weight is null ? graph : graph.Message(5, weight);
        graph = graph.Message(5, Filled("b", [1], [0.25f])).Message(11, Value("features", 3)).Message(12, Value("score", 1));
        return new Wire().Number(1, 8).Message(7, graph).Message(8, new Wire().Text(1, string.Empty).Number(2, 17)).Bytes;
    }

    public static Wire Weight(params long[] shape) => Filled("w", shape, Numbers);

    /// <summary>Elements as packed float_data instead of raw bytes.</summary>
    public static Wire Packed(params long[] shape) => Shaped(shape).Text(8, "w").Raw(4, [.. Numbers.SelectMany(BitConverter.GetBytes)]);

    /// <summary>Elements in another file.</summary>
    public static Wire External() => Shaped([3, 1]).Text(8, "w").Message(13, new Wire().Text(1, "location").Text(2, "weights.bin")).Number(14, 1);

    public static Wire Constant(params long[] shape) =>
        Node("Constant", [], "w").Message(5, new Wire().Text(1, "value").Message(5, Weight(shape)).Number(20, Tensor));

    public static Wire Gemm(float alpha, float beta, int transposed) => Node("Gemm", ["features", "w", "b"], "sums")
        .Message(5, Real("alpha", alpha)).Message(5, Real("beta", beta)).Message(5, new Wire().Text(1, "transB").Number(3, transposed).Number(20, 2));

    public static Wire Node(string operation, string[] inputs, string output) =>
        inputs.Aggregate(new Wire(), (node, input) => node.Text(1, input)).Text(2, output).Text(4, operation);

    private static Wire Real(string name, float number) => new Wire().Text(1, name).Fixed(2, number).Number(20, 1);

    private static Wire Filled(string name, long[] shape, float[] numbers) => Shaped(shape).Text(8, name).Raw(9, [.. numbers.SelectMany(BitConverter.GetBytes)]);

    private static Wire Shaped(long[] shape) => shape.Aggregate(new Wire(), (tensor, size) => tensor.Number(1, size)).Number(2, Float);

    private static Wire Value(string name, int columns) => new Wire().Text(1, name).Message(2, new Wire().Message(1, new Wire()
        .Number(1, Float)
        .Message(2, new Wire().Message(1, new Wire().Text(2, "rows")).Message(1, new Wire().Number(1, columns)))));
}
