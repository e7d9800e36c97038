using Perennial.Registry;
using Perennial.Terms;

namespace Perennial.RollOut;

/// <summary>A challenger entered a stage.</summary>
/// <param name="Version">The challenger.</param>
/// <param name="Index">The stage's place in the model's file, from 0.</param>
/// <param name="Stage">What the file says of it.</param>
[Journaled("stage-entered")]
public sealed record StageEntered(int Version, int Index, StageOptions Stage) : IFact;
