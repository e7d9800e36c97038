using Perennial.Decide;
using Perennial.Registry;

namespace Perennial.Train;

/// <summary>A retraining began.</summary>
/// <param name="Run">From 1.</param>
/// <param name="Trigger">What asked for it.</param>
/// <param name="Because">Its evidence, in words.</param>
[Journaled("run-started")]
public sealed record RunStarted(int Run, Trigger Trigger, string Because) : IFact;
