using System.Globalization;
using Perennial.Terms;

namespace Perennial.Serve;

/// <summary>What a version takes of a request.</summary>
internal static class Inputs
{
    /// <summary>The values that a signature names, in its order; one that the request does not bring is missing, one of the other type is converted.</summary>
    public static IReadOnlyList<object?> Of(
        IReadOnlyList<FeatureDeclaration> brought, IReadOnlyList<FeatureDeclaration> signature, IReadOnlyList<object?> values)
    {
        if (brought.Count == 0 || values.Count != brought.Count || Same(brought, signature))
        {
            return values;
        }

        var inputs = new object?[signature.Count];
        for (var at = 0; at < inputs.Length; at++)
        {
            inputs[at] = Converted(signature[at].Type, Find(brought, signature[at].Name, values));
        }

        return inputs;
    }

    private static bool Same(IReadOnlyList<FeatureDeclaration> brought, IReadOnlyList<FeatureDeclaration> signature)
    {
        if (brought.Count != signature.Count)
        {
            return false;
        }

        for (var at = 0; at < brought.Count; at++)
        {
            if (brought[at].Name != signature[at].Name || brought[at].Type != signature[at].Type)
            {
                return false;
            }
        }

        return true;
    }

    private static object? Find(IReadOnlyList<FeatureDeclaration> brought, string name, IReadOnlyList<object?> values)
    {
        for (var at = 0; at < brought.Count; at++)
        {
            if (brought[at].Name == name)
            {
                return values[at];
            }
        }

        return null;
    }

    private static object? Converted(FeatureType wanted, object? value) => (wanted, value) switch
    {
        (FeatureType.Numeric, string text) =>
            double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null,
        (FeatureType.Categorical, double number) => number.ToString("R", CultureInfo.InvariantCulture),
        _ => value,
    };
}
