namespace Perennial.Terms;

/// <summary>The truth that comes back later.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="MaturesAfter">How long after the prediction its label is known; at least zero.</param>
public sealed record LabelDeclaration(string Name, TimeSpan MaturesAfter);
