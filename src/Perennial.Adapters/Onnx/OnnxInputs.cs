using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using Perennial.Adapters.Flavours;
using Perennial.Registry;
using Perennial.Terms;

namespace Perennial.Adapters.Onnx;

/// <summary>How features become the inputs of a graph: one matrix of all numbers, or an input for each feature under its name.</summary>
internal sealed class OnnxInputs
{
    private readonly IReadOnlyList<FeatureDeclaration> _features;
    private readonly Dictionary<string, long>?[] _codes;
    private readonly List<(string Name, Type Type, int[] Shape, int Feature)> _inputs;

    private OnnxInputs(IReadOnlyList<FeatureDeclaration> features, ArtifactDescription description, List<(string Name, Type Type, int[] Shape, int Feature)> inputs)
    {
        (_features, _inputs) = (features, inputs);
        _codes = [.. description.Features.Select(feature => feature.Categories?.Index().ToDictionary(one => one.Item, one => (long)one.Index, StringComparer.Ordinal))];
    }

    /// <exception cref="FaultException">The inputs are not those of the signature.</exception>
    public static OnnxInputs Of(IReadOnlyDictionary<string, NodeMetadata> inputs, IReadOnlyList<FeatureDeclaration> features, ArtifactDescription description)
    {
        List<string> names = [.. features.Select(feature => feature.Name)];
        if (inputs.Count == 1 && inputs.First() is { Key: var matrix, Value: var only } && !names.Contains(matrix))
        {
            return new(features, description, [(matrix, Number(matrix, only), [0, Width(matrix, only, features)], -1)]);
        }

        return new(features, description, [.. inputs.Select(input => names.IndexOf(input.Key) is var place and >= 0
            ? (input.Key, Cell(input.Key, input.Value, features[place], description.Features[place].Categories is not null), Column(input.Key, input.Value), place)
            : throw new FaultException($"its input '{input.Key}' is no feature. The features are: {string.Join(", ", names)}. Name inputs so, or give the graph one matrix of them all."))]);
    }

    /// <summary>The inputs of some rows.</summary>
    public IReadOnlyList<NamedOnnxValue> Fill(FeatureTable table, int from, int count) => [.. _inputs.Select(input => input.Type == typeof(string)
        ? NamedOnnxValue.CreateFromTensor(input.Name, new DenseTensor<string>(Texts(table, input.Feature, from, count), Sized(input.Shape, count)))
        : input.Type == typeof(long)
            ? NamedOnnxValue.CreateFromTensor(input.Name, new DenseTensor<long>(Codes(table, input.Feature, from, count), Sized(input.Shape, count)))
        : input.Type == typeof(double)
            ? NamedOnnxValue.CreateFromTensor(input.Name, new DenseTensor<double>(Numbers(table, input.Feature, from, count), Sized(input.Shape, count)))
            : NamedOnnxValue.CreateFromTensor(input.Name, new DenseTensor<float>(Array.ConvertAll(Numbers(table, input.Feature, from, count), number => (float)number), Sized(input.Shape, count))))];

    private static int[] Sized(int[] shape, int count) => [count, .. shape.Skip(1)];

    private static string[] Texts(FeatureTable table, int feature, int from, int count) =>
        [.. table.Texts(feature).AsSpan(from, count).ToArray().Select(text => text ?? string.Empty)];

    /// <summary>What is unknown or missing has the code after the last.</summary>
    private long[] Codes(FeatureTable table, int feature, int from, int count) =>
        Array.ConvertAll(table.Texts(feature)[from..(from + count)], text => text is not null && _codes[feature]!.TryGetValue(text, out long code) ? code : _codes[feature]!.Count);

    private double[] Numbers(FeatureTable table, int feature, int from, int count)
    {
        if (feature >= 0)
        {
            return table.Numbers(feature)[from..(from + count)];
        }

        double[] matrix = new double[count * _features.Count];
        for (int column = 0; column < _features.Count; column++)
        {
            double[] numbers = table.Numbers(column);
            for (int row = 0; row < count; row++)
            {
                matrix[(row * _features.Count) + column] = numbers[from + row];
            }
        }

        return matrix;
    }

    private static int Width(string name, NodeMetadata input, IReadOnlyList<FeatureDeclaration> features)
    {
        if (features.FirstOrDefault(feature => feature.Type != FeatureType.Numeric) is { } text)
        {
            throw new FaultException($"its one input '{name}' is a matrix of numbers, and feature '{text.Name}' is categorical. Give the graph an input for each feature, those of categories as text.");
        }

        return input.Dimensions is [_, var width] && (width < 0 || width == features.Count)
            ? features.Count
            : throw new FaultException($"its input '{name}' has the shape [{string.Join(", ", input.Dimensions)}]. For {features.Count} features it is [rows, {features.Count}].");
    }

    private static int[] Column(string name, NodeMetadata input) => input.Dimensions switch
    {
        [_] => [0],
        [_, 1 or -1] => [0, 1],
        _ => throw new FaultException($"its input '{name}' has the shape [{string.Join(", ", input.Dimensions)}]. One feature is [rows] or [rows, 1]."),
    };

    private static Type Number(string name, NodeMetadata input) => input.IsTensor && (input.ElementType == typeof(float) || input.ElementType == typeof(double))
        ? input.ElementType
        : throw new FaultException($"its input '{name}' is of {input.ElementType.Name}. Numbers are float or double, since they may be missing.");

    private static Type Cell(string name, NodeMetadata input, FeatureDeclaration feature, bool isCoded) => feature.Type == FeatureType.Numeric ? Number(name, input)
        : input.IsTensor && input.ElementType == typeof(string) ? typeof(string)
        : input.IsTensor && input.ElementType == typeof(long) && isCoded ? typeof(long)
        : throw new FaultException($"its input '{name}' is of {input.ElementType.Name}, and the feature is categorical. Categories are text, and empty where missing; or whole numbers (int64) where the feature's 'categories' in model.json say what each means.");
}
