using Microsoft.ML.OnnxRuntime;
using Perennial.Adapters.Flavours;
using Perennial.Registry;
using Perennial.Terms;

namespace Perennial.Adapters.Onnx;

/// <summary>A network that also gives what goes into its last layer and what comes out of it.</summary>
internal sealed class OnnxBody : IDisposable
{
    private const int ChunkRows = 8_192;
    private readonly InferenceSession _session;
    private readonly OnnxInputs _inputs;
    private readonly string _answer;

    /// <param name="file">The network.</param>
    /// <param name="features">The signature.</param>
    /// <param name="description">How the network takes it.</param>
    /// <exception cref="FaultException">ONNX Runtime does not take it, or its last layer cannot be found.</exception>
    public OnnxBody(byte[] file, IReadOnlyList<FeatureDeclaration> features, ArtifactDescription description)
    {
        OnnxGraph graph = OnnxGraph.Read(file);
        using InferenceSession plain = Open(file);
        (_inputs, _answer) = (OnnxInputs.Of(plain.InputMetadata, features, description), OnnxOutput.Of(plain.OutputMetadata, description).Name);
        Head = new OnnxHeadFinder(graph).Find(_answer);
        string[] more = [.. new[] { Head.Input, Head.Output }.Where(name => !graph.Outputs.Contains(name) && !graph.Inputs.Contains(name))];
        _session = Open([.. file, .. Outputs(more)]);
    }

    /// <summary>The last layer.</summary>
    public OnnxHead Head { get; }

    /// <summary>Runs the network.</summary>
    /// <returns>What goes into the last layer, what comes out of it, and the answer, row after row.</returns>
    public (double[] Body, double[] Sums, double[] Answers) Run(FeatureTable table)
    {
        (List<double> body, List<double> sums, List<double> answers) = (new(table.Rows * Head.Width), [], []);
        for (int from = 0; from < table.Rows; from += ChunkRows)
        {
            IReadOnlyList<NamedOnnxValue> fed = _inputs.Fill(table, from, Math.Min(ChunkRows, table.Rows - from));
            NamedOnnxValue? feed = fed.FirstOrDefault(value => value.Name == Head.Input);
            string[] asked = [.. new[] { Head.Input, Head.Output, _answer }.Where(name => feed is null || name != Head.Input).Distinct()];
            using IDisposableReadOnlyCollection<DisposableNamedOnnxValue> results = _session.Run(fed, asked);
            body.AddRange(Numbers(feed ?? results.First(one => one.Name == Head.Input)));
            sums.AddRange(Numbers(results.First(one => one.Name == Head.Output)));
            answers.AddRange(Numbers(results.First(one => one.Name == _answer)));
        }

        return ([.. body], [.. sums], [.. answers]);
    }

    public void Dispose() => _session.Dispose();

    private static IEnumerable<double> Numbers(NamedOnnxValue value) => value.Value is Microsoft.ML.OnnxRuntime.Tensors.Tensor<float> single
        ? single.Select(number => (double)number)
        : value.AsTensor<double>();

    private static InferenceSession Open(byte[] file)
    {
        try
        {
            using var options = new SessionOptions { IntraOpNumThreads = 1, InterOpNumThreads = 1, LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR };
            return new InferenceSession(file, options);
        }
        catch (OnnxRuntimeException refusal)
        {
            throw new FaultException($"ONNX Runtime does not take the network: {refusal.Message} Weights must be inside the file.", refusal);
        }
    }

    /// <summary>More outputs, without a type, as a second piece of the graph: pieces of a message are put together by whoever reads it.</summary>
    private static byte[] Outputs(string[] names)
    {
        byte[] graph = [.. names.SelectMany(name => Message(12, Message(1, System.Text.Encoding.UTF8.GetBytes(name))))];
        return names.Length == 0 ? [] : Message(7, graph);
    }

    private static byte[] Message(int number, byte[] content)
    {
        List<byte> bytes = [(byte)((number << 3) | WireField.Bytes)];
        for (int rest = content.Length; ; rest >>= 7)
        {
            bytes.Add((byte)(rest > 127 ? (rest & 127) | 128 : rest));
            if (rest <= 127)
            {
                return [.. bytes, .. content];
            }
        }
    }
}
