namespace Perennial.Terms;

/// <summary>One input of the model.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="Type">How its values are read.</param>
public sealed record FeatureDeclaration(string Name, FeatureType Type);
