namespace Perennial.Terms;

/// <summary>One of many models that one file declares: one for each value of a column.</summary>
/// <param name="Fleet">The name in the file.</param>
/// <param name="Column">The column.</param>
/// <param name="Value">Its value in the rows of this model.</param>
/// <param name="Size">How many models there are: they share a budget and a rate of false alarms.</param>
public sealed record FleetMember(string Fleet, string Column, string Value, int Size);
