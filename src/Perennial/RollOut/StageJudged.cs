using Perennial.Evaluate;
using Perennial.Registry;

namespace Perennial.RollOut;

/// <summary>A stage was looked at after a cohort matured.</summary>
/// <param name="Version">The challenger.</param>
/// <param name="Index">The stage's place in the model's file, from 0.</param>
/// <param name="Verdict">What the evidence says so far.</param>
[Journaled("stage-judged")]
public sealed record StageJudged(int Version, int Index, Verdict Verdict) : IFact;
