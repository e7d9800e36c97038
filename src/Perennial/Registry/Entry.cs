namespace Perennial.Registry;

/// <summary>A fact about to be journaled.</summary>
/// <param name="Fact">What happened.</param>
/// <param name="Cause">What it answers to; null when nothing.</param>
/// <param name="Measured">Measurements beside it, never digested: serialised as JSON; null for none.</param>
public sealed record Entry(IFact Fact, string? Cause = null, object? Measured = null);
