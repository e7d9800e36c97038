namespace Perennial.Adapters.Processes;

/// <summary>One input in <c>retrain.json</c>.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="Type"><c>numeric</c> (DOUBLE) or <c>categorical</c> (VARCHAR).</param>
public sealed record SignatureColumn(string Name, string Type);
