namespace Perennial.Monitor;

/// <summary>How many of the rows that a version answered one way have a label.</summary>
/// <param name="Version">Who answered.</param>
/// <param name="Acted">Whether the answer was one that is acted on.</param>
/// <param name="Rows">Rows so answered.</param>
/// <param name="Labelled">Of these, with a label.</param>
public sealed record LabelCoverage(int Version, bool Acted, long Rows, long Labelled);
