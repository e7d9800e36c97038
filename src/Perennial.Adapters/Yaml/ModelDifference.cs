using Perennial.Terms;

namespace Perennial.Adapters.Yaml;

/// <summary>One key that two declarations of a model give different values; defaults count as values.</summary>
/// <param name="Key">The key's path in the model file; features by name: <c>features.origin.type</c>.</param>
/// <param name="Before">As a file would write it; null when there was none.</param>
/// <param name="After">As a file would write it; null when there is none any more.</param>
public sealed record ModelDifference(string Key, string? Before, string? After)
{
    /// <summary>
    /// What changes from <paramref name="before"/> to <paramref name="after"/>, in the order of the file; what is gone comes last.
    /// </summary>
    /// <param name="before">Null when the model is new: everything is a difference.</param>
    /// <param name="after">The declaration to come.</param>
    /// <returns>Empty when both declare the same.</returns>
    public static IReadOnlyList<ModelDifference> Between(ModelDeclaration? before, ModelDeclaration after)
    {
        ArgumentNullException.ThrowIfNull(after);
        Dictionary<string, string?> old = before is null ? [] : ModelFileText.Of(before).ToDictionary(line => line.Key, line => line.Text);
        List<ModelDifference> differences = [];
        foreach ((string key, string? text) in ModelFileText.Of(after))
        {
            old.Remove(key, out string? was);
            if (was != text)
            {
                differences.Add(new ModelDifference(key, was, text));
            }
        }

        differences.AddRange(old.Where(gone => gone.Value is not null).Select(gone => new ModelDifference(gone.Key, gone.Value, null)));
        return differences;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Key}: {Before ?? "none"} -> {After ?? "none"}";
}
