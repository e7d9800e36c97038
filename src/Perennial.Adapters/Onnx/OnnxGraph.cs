using System.Text;
using Perennial.Terms;

namespace Perennial.Adapters.Onnx;

/// <summary>As much of an ONNX file as it takes to find a layer: read from the wire, so that every number has its place in the file.</summary>
/// <remarks>Field numbers are those of onnx.proto.</remarks>
internal sealed class OnnxGraph
{
    private readonly byte[] _file;
    private readonly List<OnnxNode> _nodes = [];
    private readonly Dictionary<string, OnnxTensor> _constants = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _uses = new(StringComparer.Ordinal);
    private readonly HashSet<string> _opaque = new(StringComparer.Ordinal);

    private OnnxGraph(byte[] file) => _file = file;

    /// <summary>The steps.</summary>
    public IReadOnlyList<OnnxNode> Nodes => _nodes;

    /// <summary>Whether the file defines operations of its own.</summary>
    public bool HasFunctions { get; private set; }

    /// <summary>Names of what the graph gives.</summary>
    public HashSet<string> Outputs { get; } = new(StringComparer.Ordinal);

    /// <summary>Names of what the graph takes.</summary>
    public HashSet<string> Inputs { get; } = new(StringComparer.Ordinal);

    /// <summary>The constant of this name; null where it is none, or none that is an array.</summary>
    public OnnxTensor? Constant(string name) => _constants.GetValueOrDefault(name);

    /// <summary>Whether a value is the same for all rows.</summary>
    public bool IsConstant(string name) => name.Length == 0 || _constants.ContainsKey(name) || _opaque.Contains(name);

    /// <summary>In how many places a value is taken.</summary>
    public int Uses(string name) => _uses.GetValueOrDefault(name);

    /// <summary>Reads a file.</summary>
    /// <exception cref="FaultException">It is no ONNX file.</exception>
    public static OnnxGraph Read(byte[] file)
    {
        try
        {
            var graph = new OnnxGraph(file);
            foreach (WireField field in WireField.All(file, 0, file.Length))
            {
                graph.HasFunctions |= field.Number == 25;
                if (field is { Number: 7, Kind: WireField.Bytes })
                {
                    graph.ReadGraph(field, isInner: false);
                }
            }

            return graph._nodes.Count > 0 ? graph : throw new InvalidDataException("It holds no graph.");
        }
        catch (Exception fault) when (fault is InvalidDataException or OverflowException)
        {
            throw new FaultException($"The network is no ONNX file: {fault.Message} Export it again.", fault);
        }
    }

    private List<WireField> Fields(WireField message) => WireField.All(_file, message.Offset, message.Length);

    private string Text(WireField field) => Encoding.UTF8.GetString(_file, field.Offset, field.Length);

    private void ReadGraph(WireField graph, bool isInner)
    {
        foreach (WireField field in Fields(graph))
        {
            switch (field.Number)
            {
                case 1:
                    ReadNode(field, isInner);
                    break;
                case 5 when !isInner && ReadTensor(field, null) is { } tensor:
                    _constants[tensor.Name] = tensor;
                    break;
                case 11 when !isInner:
                    Inputs.Add(Text(Fields(field).First(one => one.Number == 1)));
                    break;
                case 12 when !isInner:
                    Outputs.Add(Text(Fields(field).First(one => one.Number == 1)));
                    break;
            }
        }
    }

    private void ReadNode(WireField field, bool isInner)
    {
        List<WireField> fields = Fields(field);
        string[] All(int number) => [.. fields.Where(one => one.Number == number).Select(Text)];
        foreach (string input in All(1))
        {
            _uses[input] = Uses(input) + 1;
        }

        (string[] outputs, string operation) = (All(2), All(4).FirstOrDefault(""));
        (Dictionary<string, float> reals, Dictionary<string, long> wholes) = ([], []);
        foreach (WireField attribute in fields.Where(one => one.Number == 5))
        {
            ReadAttribute(Fields(attribute), operation == "Constant" && !isInner ? outputs[0] : null, reals, wholes);
        }

        if (!isInner)
        {
            _nodes.Add(new OnnxNode(operation, All(7).FirstOrDefault(""), All(1), outputs, reals, wholes));
            _opaque.UnionWith(operation == "Constant" ? outputs : []);
        }
    }

    private void ReadAttribute(List<WireField> fields, string? constant, Dictionary<string, float> reals, Dictionary<string, long> wholes)
    {
        string name = Text(fields.First(one => one.Number == 1));
        foreach (WireField field in fields)
        {
            switch (field.Number)
            {
                case 2:
                    reals[name] = BitConverter.ToSingle(_file, field.Offset);
                    break;
                case 3:
                    wholes[name] = field.Value;
                    break;
                case 5 when constant is not null && ReadTensor(field, constant) is { } tensor:
                    _constants[constant] = tensor;
                    break;
                case 6 or 11 when field.Kind == WireField.Bytes:
                    ReadGraph(field, isInner: true);
                    break;
            }
        }
    }

    private OnnxTensor ReadTensor(WireField tensor, string? name)
    {
        List<WireField> fields = Fields(tensor);
        List<WireField> elements = [.. fields.Where(one => one.Number is 4 or 9 or 10)];
        WireField? only = elements is [{ Kind: WireField.Bytes } one] ? one : null;
        return new OnnxTensor(
            name ?? fields.Where(field => field.Number == 8).Select(Text).FirstOrDefault(""),
            [.. fields.Where(field => field.Number == 1).SelectMany(field => field.Kind == 0 ? [field.Value] : WireField.Packed(_file, field))],
            (int)fields.LastOrDefault(field => field.Number == 2).Value,
            only?.Offset ?? -1,
            only?.Length ?? 0,
            fields.Exists(field => field is { Number: 14, Value: 1 }));
    }
}
