namespace Perennial.Client.Wire;

/// <summary>What a version in the shadow said.</summary>
/// <param name="Version">The version.</param>
/// <param name="Score">Its answer.</param>
/// <param name="Classes">The probability of each class; null where an answer is one number.</param>
public sealed record SentShadow(int Version, double Score, IReadOnlyList<double>? Classes);
