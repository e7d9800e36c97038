namespace Perennial.Monitor;

/// <summary>One look of the monitors at the champion.</summary>
/// <param name="Matured">The newest matured day that was known; null when none was.</param>
/// <param name="Signals">What they concluded.</param>
public sealed record Look(DateOnly? Matured, SignalsObserved Signals);
