namespace Perennial.Architecture.Tests;

/// <summary>One project of the drawing.</summary>
/// <param name="Name">Of the project and of its folder in src.</param>
/// <param name="Projects">What it references, neither more nor less.</param>
/// <param name="Packages">Its packages, neither more nor less; null where technologies are the project's purpose.</param>
internal sealed record DrawnProject(string Name, IReadOnlyList<string> Projects, IReadOnlyList<string>? Packages);
