using Perennial.Registry;

namespace Perennial.Monitor;

/// <summary>A feed is sound: days from here on count again; those before stay in quarantine.</summary>
/// <param name="From">The first day that counts again.</param>
/// <param name="Column">The column; null for all.</param>
/// <param name="Reason">Why.</param>
[Journaled("days-released")]
public sealed record DaysReleased(DateOnly From, string? Column, string Reason) : IFact;
