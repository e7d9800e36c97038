using Perennial.Terms;

namespace Perennial.Adapters.LightGbm;

/// <summary>One input as a version's <c>model.json</c> describes it.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="Type"><c>numeric</c> or <c>categorical</c>.</param>
/// <param name="Categories">What the training rows held: first what its parent knew, then sorted by ordinal; a category's place is its code. Null for a numeric one.</param>
internal sealed record LightGbmFeature(string Name, string Type, IReadOnlyList<string>? Categories = null)
{
    /// <summary>The name of <paramref name="type"/> in files.</summary>
    public static string NameOf(FeatureType type) => type == FeatureType.Numeric ? "numeric" : "categorical";
}
