using System.Globalization;
using Perennial.Terms;

namespace Perennial.App.Api.Inference;

/// <summary>Whether inputs are what the signature says.</summary>
internal static class InputCheck
{
    /// <summary>A tensor that brings one column.</summary>
    /// <exception cref="FaultException">It is of another type or shape.</exception>
    public static Tensor Column(InputColumn column, Tensor tensor)
    {
        if (tensor.IsText != (column.Type == FeatureType.Categorical))
        {
            throw new FaultException($"Input '{tensor.Name}' is {tensor.Datatype.Name}; it is {(tensor.IsText ? "a number, such as FP64" : "a text: BYTES")}.");
        }

        if (column.NumberFor is { } version && Array.Find(tensor.Texts, text => text is not null && !IsNumber(text)) is { } wrong)
        {
            throw new FaultException($"Input '{tensor.Name}' holds '{wrong}', and version {version}, which may answer, reads it as a number. Send a number as text, or an empty text.");
        }

        return One(tensor);
    }

    /// <summary>A tensor that brings all numbers.</summary>
    /// <exception cref="FaultException">It is of another type or shape.</exception>
    public static Tensor Packed(int width, Tensor tensor) => tensor is { IsText: false } && tensor.Width == width
        ? tensor
        : throw new FaultException($"Input '{tensor.Name}' is {tensor.Datatype.Name} of {TensorShape.Say(tensor.Shape)}. It is a number of [n, {width}]: a row for each, and its columns in the order that the model's metadata tells.");

    /// <summary>A tensor that names rows, their entities or their times.</summary>
    /// <exception cref="FaultException">It is of another type or shape.</exception>
    public static Tensor Beside(Tensor tensor) => tensor.IsText ? One(tensor) : throw new FaultException($"Input '{tensor.Name}' is {tensor.Datatype.Name}; it is a text: BYTES.");

    /// <summary>What is said of a tensor that nobody takes.</summary>
    public static string Unknown(InferenceSignature signature, string name) =>
        $"'{name}' is no input of '{signature.Model.Model}'. It takes {List(signature.Inputs.Select(input => input.Name))}{(signature.Optional.Count > 0 ? $", and may get {List(signature.Optional)}" : string.Empty)}."
        + (name == InferenceSignature.PackedName ? $" '{name}', all numbers at once, works only where every version that would answer takes the same columns and all are numbers." : string.Empty);

    /// <summary>What is said of an input that is not there.</summary>
    public static string Missing(InferenceSignature signature, InputColumn column) =>
        $"Input '{column.Name}' is missing, which {(column.TakenBy is { } version ? $"version {version}" : "the model's file")} takes. '{signature.Model.Model}' takes {List(signature.Inputs.Select(input => input.Name))}. A value that is not known is NaN, an empty text, or null in JSON.";

    private static Tensor One(Tensor tensor) => tensor.Width == 1
        ? tensor
        : throw new FaultException($"Input '{tensor.Name}' has the shape {TensorShape.Say(tensor.Shape)}; a column has [n] or [n, 1].");

    private static bool IsNumber(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _);

    private static string List(IEnumerable<string> names) => string.Join(", ", names.Select(name => $"'{name}'"));
}
