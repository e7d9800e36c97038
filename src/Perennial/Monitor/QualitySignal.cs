namespace Perennial.Monitor;

/// <summary>Whether one property of the data is broken.</summary>
/// <param name="Column">A feature; null for the rows as a whole.</param>
/// <param name="Check"><c>missing</c>, <c>out-of-range</c>, <c>unseen</c>, <c>constant</c>, <c>type</c> or <c>volume</c> over the newest week;
/// <c>unit</c>, <c>vanished</c> or <c>stuck</c> on the newest day; <c>labels</c> on the newest matured days.</param>
/// <param name="Value">A share of rows from 0 to 1; for volume, rows per day; for unit, new units in one old unit.</param>
/// <param name="Reference">The same in the reference.</param>
/// <param name="State">Alarm when it is broken.</param>
public sealed record QualitySignal(string? Column, string Check, double Value, double Reference, SignalState State)
{
    /// <summary>What the change usually is, such as a unit's name; null where there is no more to tell.</summary>
    public string? Note { get; init; }

    /// <summary>Since when it is so; null where the check looks at one stretch of time only.</summary>
    public DateOnly? Since { get; init; }
}
