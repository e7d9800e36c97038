namespace Perennial.Adapters.Onnx;

/// <summary>One step of a graph.</summary>
/// <param name="Operation">What it does.</param>
/// <param name="Domain">Whose operation it is; empty for ONNX's own.</param>
/// <param name="Inputs">What it takes, by name.</param>
/// <param name="Outputs">What it gives, by name.</param>
/// <param name="Reals">Attributes that are numbers.</param>
/// <param name="Wholes">Attributes that are whole numbers.</param>
internal sealed record OnnxNode(
    string Operation, string Domain, IReadOnlyList<string> Inputs, IReadOnlyList<string> Outputs, IReadOnlyDictionary<string, float> Reals, IReadOnlyDictionary<string, long> Wholes);
