using Microsoft.ML.OnnxRuntime;
using Perennial.Adapters.Flavours;
using Perennial.Terms;

namespace Perennial.Adapters.Onnx;

/// <summary>Where a graph's answer is.</summary>
/// <param name="Name">The output.</param>
/// <param name="Width">Numbers of an answer as the model wants them.</param>
/// <param name="IsBinary">Whether two columns are the probabilities of no and yes.</param>
internal sealed record OnnxOutput(string Name, int Width, bool IsBinary)
{
    private static readonly string[] Usual = ["probabilities", "probability", "output_probability", "scores", "score", "variable"];

    /// <exception cref="FaultException">No output, or more than one, can be the answer.</exception>
    public static OnnxOutput Of(IReadOnlyDictionary<string, NodeMetadata> outputs, ArtifactDescription description)
    {
        List<string> numbers = [.. outputs.Where(one => one.Value.IsTensor && (one.Value.ElementType == typeof(float) || one.Value.ElementType == typeof(double))).Select(one => one.Key)];
        string? name = numbers is [var only] ? only : numbers.Find(one => Usual.Contains(one, StringComparer.Ordinal));
        return name is null
            ? throw new FaultException($"none of its outputs ({string.Join(", ", outputs.Keys)}) is the answer: it is a tensor of float or double, the only one, or called {string.Join(", ", Usual)}. From scikit-learn convert with the option zipmap=False.")
            : new(name, description.Width, description.Task == "binary");
    }

    /// <summary>The answers among what a graph gave for some rows.</summary>
    public double[] Read(NamedOnnxValue value, int rows)
    {
        double[] given = value.Value is Microsoft.ML.OnnxRuntime.Tensors.Tensor<float> single ? [.. single.Select(number => (double)number)] : [.. value.AsTensor<double>()];
        return given.Length == rows * Width ? given
            : IsBinary && given.Length == rows * 2 ? [.. given.Where((_, at) => at % 2 == 1)]
            : throw new FaultException($"its output '{Name}' gave {given.Length} numbers for {rows} rows; {Width} for each {(Width == 1 ? "is" : "are")} wanted.");
    }
}
