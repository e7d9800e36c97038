namespace Perennial.Drift.Sketches;

/// <summary>A distance between two sketches, and how far it may be from that between the rows themselves.</summary>
/// <param name="Value">The distance of the sketches, in the unit that the distance says.</param>
/// <param name="Error">The distance of the rows lies within this of <paramref name="Value"/>, with the confidence asked for; 0 while both
/// sketches are exact.</param>
public sealed record SketchDistance(double Value, double Error);
