using Perennial.Registry;

namespace Perennial.RollOut;

/// <summary>A stage timed out without a conclusion: a person has to promote or reject.</summary>
/// <param name="Version">The challenger.</param>
/// <param name="Index">The stage's place in the model's file, from 0.</param>
/// <param name="Because">The evidence, in words.</param>
[Journaled("stage-held")]
public sealed record StageHeld(int Version, int Index, string Because) : IFact;
