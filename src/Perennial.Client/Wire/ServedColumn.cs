namespace Perennial.Client.Wire;

/// <summary>A column of a request.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type"><c>numeric</c> or <c>categorical</c>.</param>
public sealed record ServedColumn(string Name, string Type);
