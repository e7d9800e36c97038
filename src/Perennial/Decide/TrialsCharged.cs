using Perennial.Registry;

namespace Perennial.Decide;

/// <summary>What the trials of a run cost was added to what its retrain cost.</summary>
/// <param name="Run">The run.</param>
/// <param name="Amount">Money: a trial costs the part of a retrain that its rows are of all.</param>
[Journaled("trials-charged")]
public sealed record TrialsCharged(int Run, double Amount) : IFact;
