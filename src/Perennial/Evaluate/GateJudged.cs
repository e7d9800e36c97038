using Perennial.Registry;

namespace Perennial.Evaluate;

/// <summary>A gate judged a run's data or version.</summary>
/// <param name="Run">The run.</param>
/// <param name="Version">The version; null where the data was judged.</param>
/// <param name="Verdict">What it said.</param>
[Journaled("gate-judged")]
public sealed record GateJudged(int Run, int? Version, Verdict Verdict) : IFact;
