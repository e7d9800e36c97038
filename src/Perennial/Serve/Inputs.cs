using System.Globalization;
using Perennial.Terms;

namespace Perennial.Serve;

/// <summary>What a version takes of a request: found once by name, then by place.</summary>
internal sealed class Inputs
{
    private readonly int brought;
    private readonly (int Place, FeatureType Type)[]? taken;

    private Inputs(int brought, (int Place, FeatureType Type)[]? taken) => (this.brought, this.taken) = (brought, taken);

    /// <summary>What a signature takes of what a request brings, in order; empty where it brings just that.</summary>
    public static Inputs Between(IReadOnlyList<FeatureDeclaration> brought, IReadOnlyList<FeatureDeclaration> signature) => new(
        brought.Count, brought.Count == 0 || Same(brought, signature) ? null : [.. signature.Select(feature => (Place(brought, feature.Name), feature.Type))]);

    /// <summary>The values that the signature names, in its order; one that the request does not bring is missing, one of the other type is converted.</summary>
    public IReadOnlyList<object?> Of(IReadOnlyList<object?> values)
    {
        if (taken is null || values.Count != brought)
        {
            return values;
        }

        var inputs = new object?[taken.Length];
        for (var at = 0; at < inputs.Length; at++)
        {
            inputs[at] = taken[at].Place < 0 ? null : Converted(taken[at].Type, values[taken[at].Place]);
        }

        return inputs;
    }

    private static bool Same(IReadOnlyList<FeatureDeclaration> brought, IReadOnlyList<FeatureDeclaration> signature) =>
        brought.Select(feature => (feature.Name, feature.Type)).SequenceEqual(signature.Select(feature => (feature.Name, feature.Type)));

    private static int Place(IReadOnlyList<FeatureDeclaration> brought, string name) =>
        brought.Index().FirstOrDefault(feature => feature.Item.Name == name, (-1, null!)).Index;

    private static object? Converted(FeatureType wanted, object? value) => (wanted, value) switch
    {
        (FeatureType.Numeric, string text) =>
            double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null,
        (FeatureType.Categorical, double number) => number.ToString("R", CultureInfo.InvariantCulture),
        _ => value,
    };
}
