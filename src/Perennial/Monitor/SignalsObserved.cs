using Perennial.Registry;

namespace Perennial.Monitor;

/// <summary>What the monitors concluded in a turn, also when nothing is wrong.</summary>
/// <param name="Drift">One per feature, and one for the score.</param>
/// <param name="Quality">One per column and check.</param>
/// <param name="Performance">Null while there is no champion.</param>
[Journaled("signals-observed")]
public sealed record SignalsObserved(
    IReadOnlyList<DriftSignal> Drift, IReadOnlyList<QualitySignal> Quality, PerformanceSignal? Performance) : IFact;
