using Perennial.Terms;

namespace Perennial.Adapters.Onnx;

/// <summary>Finds the last layer with weights, by walking back from the answer.</summary>
/// <param name="graph">The network.</param>
internal sealed class OnnxHeadFinder(OnnxGraph graph)
{
    private const string Remedy = "Export the network so that its answer is the sigmoid or softmax of one last layer, or that layer itself; or train it by a command.";
    private static readonly string[] Through = ["Sigmoid", "Softmax", "LogSoftmax", "Identity", "Squeeze", "Unsqueeze", "Reshape", "Flatten", "Cast", "Slice", "Gather"];
    private readonly Dictionary<string, OnnxNode> _makers = graph.Nodes.SelectMany(node => node.Outputs.Select(output => (output, node))).DistinctBy(one => one.output)
        .ToDictionary(one => one.output, one => one.node, StringComparer.Ordinal);

    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly List<OnnxNode> _found = [];

    /// <summary>The layer that an answer is of.</summary>
    /// <param name="answer">The graph's output.</param>
    /// <exception cref="FaultException">There is none, or none that can be fitted alone; says why.</exception>
    public OnnxHead Find(string answer)
    {
        if (graph.HasFunctions)
        {
            throw Refused("it has operations of its own (local functions)");
        }

        Walk(answer);
        return _found switch
        {
            [var only] => Head(only),
            [] => throw Refused($"its answer '{answer}' comes from no layer with weights"),
            _ => throw Refused($"its answer '{answer}' comes from {_found.Count} layers: {string.Join(", ", _found.Select(node => node.Outputs[0]))}"),
        };
    }

    private void Walk(string value)
    {
        if (graph.IsConstant(value) || !_seen.Add(value))
        {
            return;
        }

        if (!_makers.TryGetValue(value, out OnnxNode? node))
        {
            throw Refused($"its answer comes from '{value}', an input, without a layer of weights between");
        }

        string operation = node.Domain is "" or "ai.onnx" ? node.Operation : $"{node.Domain}.{node.Operation}";
        if (operation is "Gemm" or "MatMul" || (operation == "Add" && Added(node) is not null))
        {
            _found.Add(node);
            return;
        }

        IEnumerable<string> followed = operation is "Concat" or "Sub" ? node.Inputs
            : Through.Contains(operation) ? node.Inputs.Take(1)
            : throw Refused(operation == "Add" ? $"'{value}' adds several parts, of which none is a bias" : $"between its last layer and its answer stands {operation}");
        foreach (string input in followed)
        {
            Walk(input);
        }
    }

    /// <summary>The product that a bias is added to, and the bias; null where the sum is of something else.</summary>
    private (OnnxNode Product, string Bias)? Added(OnnxNode node)
    {
        foreach ((string part, string other) in new[] { (node.Inputs[0], node.Inputs[1]), (node.Inputs[1], node.Inputs[0]) })
        {
            if (graph.IsConstant(other) && _makers.TryGetValue(part, out OnnxNode? product) && product.Operation == "MatMul")
            {
                return (product, other);
            }
        }

        return null;
    }

    private OnnxHead Head(OnnxNode node)
    {
        (OnnxNode product, string? bias) = node.Operation == "Add" ? Added(node)!.Value : (node, node.Inputs is [_, _, { Length: > 0 } third] ? third : null);
        if (node.Wholes.GetValueOrDefault("transA") != 0 || graph.IsConstant(product.Inputs[0]))
        {
            throw Refused($"its last layer '{node.Outputs[0]}' takes the body's numbers the other way round");
        }

        OnnxTensor weight = Tensor(product.Inputs[1], "weight");
        var head = new OnnxHead(product.Inputs[0], node.Outputs[0], weight, bias is null ? null : Tensor(bias, "bias"))
        {
            IsTransposed = node.Wholes.GetValueOrDefault("transB") != 0,
            Alpha = node.Reals.GetValueOrDefault("alpha", 1),
            Beta = node.Reals.GetValueOrDefault("beta", 1),
        };
        bool isMatrix = weight.Shape.Count == 2 && head is { Alpha: not 0, Beta: not 0 };
        return isMatrix && (head.Bias is not { } added || added.Length / (added.Type == 1 ? 4 : 8) == head.Outputs)
            ? head
            : throw Refused($"its last layer '{node.Outputs[0]}' is no matrix with a bias for each output");
    }

    private OnnxTensor Tensor(string name, string what)
    {
        OnnxTensor tensor = graph.Constant(name) ?? throw Refused($"the {what} '{name}' of its last layer is not a constant, but computed");
        return tensor switch
        {
            { IsExternal: true } => throw Refused($"the {what} '{name}' of its last layer is in another file (external data)"),
            { IsReal: false } => throw Refused($"the {what} '{name}' of its last layer is not of float or double (type {tensor.Type})"),
            _ when graph.Uses(name) > 1 || graph.Outputs.Contains(name) => throw Refused($"the {what} '{name}' of its last layer is used elsewhere too (tied weights)"),
            _ => tensor,
        };
    }

    private static FaultException Refused(string why) => new($"The network's last layer cannot be fitted alone: {why}. {Remedy}");
}
