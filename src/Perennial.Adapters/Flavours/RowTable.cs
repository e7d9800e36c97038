using Perennial.Registry;
using Perennial.Terms;

namespace Perennial.Adapters.Flavours;

/// <summary>Requests as a table.</summary>
internal static class RowTable
{
    /// <summary>The table of a request to a version with these features.</summary>
    /// <exception cref="FaultException">Too few or too many values, or one of another type.</exception>
    public static FeatureTable Of(IReadOnlyList<FeatureDeclaration> signature, IReadOnlyList<object?> values) => Of(signature, new[] { values });

    /// <summary>The table of some requests.</summary>
    /// <exception cref="FaultException">One has too few or too many values, or one of another type.</exception>
    public static FeatureTable Of(IReadOnlyList<FeatureDeclaration> signature, IReadOnlyList<IReadOnlyList<object?>> requests)
    {
        foreach (IReadOnlyList<object?> values in requests)
        {
            if (values.Count != signature.Count)
            {
                throw new FaultException($"The request has {values.Count} features; the version takes {signature.Count}: {string.Join(", ", signature.Select(feature => feature.Name))}.");
            }
        }

        Array[] columns = new Array[signature.Count];
        for (int column = 0; column < columns.Length; column++)
        {
            columns[column] = signature[column].Type == FeatureType.Numeric ? Numbers(signature[column], requests, column) : Texts(signature[column], requests, column);
        }

        return new FeatureTable(requests.Count, columns) { Features = signature };
    }

    private static double[] Numbers(FeatureDeclaration feature, IReadOnlyList<IReadOnlyList<object?>> requests, int column)
    {
        double[] numbers = new double[requests.Count];
        for (int row = 0; row < numbers.Length; row++)
        {
            numbers[row] = requests[row][column] switch { null => double.NaN, double number => number, var other => throw Mistyped(feature, other, "a number") };
        }

        return numbers;
    }

    private static string?[] Texts(FeatureDeclaration feature, IReadOnlyList<IReadOnlyList<object?>> requests, int column)
    {
        string?[] texts = new string?[requests.Count];
        for (int row = 0; row < texts.Length; row++)
        {
            texts[row] = requests[row][column] switch { null => null, string text => text, var other => throw Mistyped(feature, other, "a text") };
        }

        return texts;
    }

    private static FaultException Mistyped(FeatureDeclaration feature, object value, string wanted) =>
        new($"Feature '{feature.Name}' has the value '{value}' of type {value.GetType().Name}. Give {wanted}, or null where it is missing.");
}
