using Perennial.Registry;

namespace Perennial.Train;

/// <summary>A run is over.</summary>
/// <param name="Run">The run.</param>
/// <param name="Outcome">How.</param>
/// <param name="Because">Why.</param>
[Journaled("run-ended")]
public sealed record RunEnded(int Run, RunOutcome Outcome, string Because) : IFact;
