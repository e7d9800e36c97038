namespace Perennial.Adapters.Flavours;

/// <summary>One input of an artifact.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="Type"><c>numeric</c> or <c>categorical</c>.</param>
/// <param name="Categories">For a graph that takes categories as whole numbers: what each number means, in order; one more stands for the unknown and the missing. Null where they are text.</param>
internal sealed record ArtifactFeature(string Name, string Type, IReadOnlyList<string>? Categories = null);
