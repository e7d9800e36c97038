using System.Text.Json;
using Perennial.Adapters.LightGbm;
using Perennial.Terms;

namespace Perennial.Adapters.Flavours;

/// <summary>A model that LightGBM saved elsewhere, read far enough to describe it.</summary>
internal static class LightGbmText
{
    /// <summary>The description of a model text.</summary>
    /// <param name="text">What <c>save_model</c> wrote.</param>
    /// <param name="model">The model's name.</param>
    /// <param name="features">The signature that its features must be.</param>
    /// <param name="label">The label's column.</param>
    /// <param name="categories">By feature, the categories in the order of their codes; null where the text tells them, as pandas' do.</param>
    /// <exception cref="FaultException">Its features are not the signature's, or nobody says what the codes of a category mean.</exception>
    public static LightGbmModel Describe(string text, string model, IReadOnlyList<FeatureDeclaration> features, string label, IReadOnlyDictionary<string, string[]>? categories)
    {
        string[] lines = text.Split('\n');
        string[] names = Line(lines, "feature_names=")?.Split(' ') ?? throw new FaultException("The artifact is no model text of LightGBM: it has no line feature_names=. Save it with booster.save_model('model.txt').");
        string[] wanted = [.. features.Select(feature => feature.Name.Replace(' ', '_'))];
        if (!names.SequenceEqual(wanted, StringComparer.Ordinal))
        {
            throw new FaultException($"The trees take the features [{string.Join(", ", names)}], and '{model}' declares [{string.Join(", ", wanted)}]. Declare those, in that order, or train with these.");
        }

        Queue<string[]> told = new(Pandas(lines));
        return new LightGbmModel(LightGbmModel.FlavourName, [.. features.Select(feature => Feature(feature, categories, told))], label);
    }

    private static LightGbmFeature Feature(FeatureDeclaration feature, IReadOnlyDictionary<string, string[]>? categories, Queue<string[]> told)
    {
        if (feature.Type == FeatureType.Numeric)
        {
            return new LightGbmFeature(feature.Name, LightGbmFeature.NameOf(feature.Type));
        }

        string[] known = categories?.GetValueOrDefault(feature.Name) ?? (told.TryDequeue(out string[]? pandas) ? pandas : throw new FaultException(
            $"Feature '{feature.Name}' is categorical, and nobody says which category has which code. Give --categories FILE with JSON such as {{\"{feature.Name}\": [\"first, code 0\", \"second, code 1\"]}}."));
        return new LightGbmFeature(feature.Name, LightGbmFeature.NameOf(feature.Type), known);
    }

    /// <summary>LightGBM writes the categories of pandas' columns into the last line, column by column.</summary>
    private static IEnumerable<string[]> Pandas(string[] lines) => Line(lines, "pandas_categorical:") is { } json and not "null"
        ? JsonDocument.Parse(json).RootElement.EnumerateArray().Select(column => column.EnumerateArray().Select(one => one.ToString()).ToArray())
        : [];

    private static string? Line(string[] lines, string start) => Array.Find(lines, line => line.StartsWith(start, StringComparison.Ordinal))?[start.Length..].Trim();
}
