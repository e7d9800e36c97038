using Perennial.Terms;

namespace Perennial.App.Api.Inference;

/// <summary>Shapes of inputs: a value for each row, or several.</summary>
internal static class TensorShape
{
    /// <summary>How many elements a tensor has.</summary>
    /// <exception cref="FaultException">No input has such a shape.</exception>
    public static int Count(string tensor, IReadOnlyList<long> shape)
    {
        if (shape.Count is < 1 or > 2 || shape.Any(length => length is < 1 or > int.MaxValue) || Elements(shape) > int.MaxValue)
        {
            throw new FaultException($"Input '{tensor}' has the shape {Say(shape)}. Inputs have [n] or [n, 1] for n rows, at least one; all numbers at once have [n, columns].");
        }

        return (int)Elements(shape);
    }

    /// <summary>A shape as JSON writes it.</summary>
    public static string Say(IEnumerable<long> shape) => $"[{string.Join(", ", shape)}]";

    private static long Elements(IReadOnlyList<long> shape) => shape.Count == 2 ? shape[0] * shape[1] : shape[0];
}
