namespace Perennial.Monitor;

/// <summary>Whether one property of the data is broken.</summary>
/// <param name="Column">A feature; null for the rows as a whole.</param>
/// <param name="Check"><c>missing</c>, <c>out-of-range</c>, <c>unseen</c>, <c>constant</c>, <c>type</c> or <c>volume</c>.</param>
/// <param name="Value">A share of rows from 0 to 1; for volume, rows per day.</param>
/// <param name="Reference">The same in the reference.</param>
/// <param name="State">Alarm when it is broken.</param>
public sealed record QualitySignal(string? Column, string Check, double Value, double Reference, SignalState State);
