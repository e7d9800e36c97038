using Perennial.Registry;
using Perennial.Terms;

namespace Perennial.Adapters.Flavours;

/// <summary>One request as a table of one row.</summary>
internal static class RowTable
{
    /// <summary>The table of a request to a version with these features.</summary>
    /// <exception cref="FaultException">Too few or too many values, or one of another type.</exception>
    public static FeatureTable Of(IReadOnlyList<FeatureDeclaration> signature, IReadOnlyList<object?> values)
    {
        if (values.Count != signature.Count)
        {
            throw new FaultException($"The request has {values.Count} features; the version takes {signature.Count}: {string.Join(", ", signature.Select(feature => feature.Name))}.");
        }

        return new FeatureTable(1, [.. signature.Zip(values, Column)]) { Features = signature };
    }

    private static Array Column(FeatureDeclaration feature, object? value) => (feature.Type, value) switch
    {
        (FeatureType.Numeric, null) => new[] { double.NaN },
        (FeatureType.Numeric, double number) => new[] { number },
        (FeatureType.Categorical, null or string) => new[] { (string?)value },
        _ => throw new FaultException($"Feature '{feature.Name}' has the value '{value}' of type {value!.GetType().Name}. Give {(feature.Type == FeatureType.Numeric ? "a number" : "a text")}, or null where it is missing."),
    };
}
