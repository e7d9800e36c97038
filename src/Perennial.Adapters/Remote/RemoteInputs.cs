using Perennial.Terms;

namespace Perennial.Adapters.Remote;

/// <summary>How features become the inputs of a model elsewhere: one matrix of all numbers, or an input for each feature under its name.</summary>
internal sealed class RemoteInputs
{
    private RemoteInputs(IReadOnlyList<(RemoteTensor Tensor, int Feature)> all) => All = all;

    /// <summary>Each input with the place of its feature; -1 for the matrix.</summary>
    public IReadOnlyList<(RemoteTensor Tensor, int Feature)> All { get; }

    /// <exception cref="FaultException">The inputs are not those of the signature.</exception>
    public static RemoteInputs Of(IReadOnlyList<RemoteTensor> inputs, IReadOnlyList<FeatureDeclaration> features)
    {
        List<string> names = [.. features.Select(feature => feature.Name)];
        if (inputs is [var only] && !names.Contains(only.Name))
        {
            return new([(Matrix(only, features), -1)]);
        }

        return new([.. inputs.Select(input => names.IndexOf(input.Name) is var place and >= 0
            ? (Column(input, features[place]), place)
            : throw new FaultException($"its input '{input.Name}' is no feature. The features are: {string.Join(", ", names)}. Name inputs so, or give the model one matrix of them all."))]);
    }

    /// <summary>The shape of an input for some rows.</summary>
    public static long[] Sized(RemoteTensor input, int rows) => [rows, .. input.Shape.Skip(1).Select(size => Math.Max(1, size))];

    private static RemoteTensor Matrix(RemoteTensor input, IReadOnlyList<FeatureDeclaration> features) =>
        features.FirstOrDefault(feature => feature.Type != FeatureType.Numeric) is { } text
            ? throw new FaultException($"its one input '{input.Name}' is a matrix of numbers, and feature '{text.Name}' is categorical. Give the model an input for each feature, those of categories as BYTES.")
        : !input.IsNumber ? throw new FaultException($"its input '{input.Name}' is of {input.Datatype}. Numbers are FP32 or FP64, since they may be missing.")
        : input.Shape is [_, var width] && (width < 0 || width == features.Count) ? input with { Shape = [-1, features.Count] }
        : throw new FaultException($"its input '{input.Name}' has the shape [{string.Join(", ", input.Shape)}]. For {features.Count} features it is [-1, {features.Count}].");

    private static RemoteTensor Column(RemoteTensor input, FeatureDeclaration feature) =>
        input.Shape is not ([_] or [_, 1 or -1])
            ? throw new FaultException($"its input '{input.Name}' has the shape [{string.Join(", ", input.Shape)}]. One feature is [-1] or [-1, 1].")
        : feature.Type == FeatureType.Numeric ? input.IsNumber ? input : throw new FaultException($"its input '{input.Name}' is of {input.Datatype}. Numbers are FP32 or FP64, since they may be missing.")
        : input.Datatype == "BYTES" ? input
        : throw new FaultException($"its input '{input.Name}' is of {input.Datatype}, and the feature is categorical. Categories are BYTES, and empty where missing.");
}
