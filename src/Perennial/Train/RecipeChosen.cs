using Perennial.Registry;

namespace Perennial.Train;

/// <summary>It was decided how a run makes its version.</summary>
/// <param name="Run">The run.</param>
/// <param name="Candidate">Which of those that were tried, from 0.</param>
/// <param name="Because">Its evidence, in words.</param>
[Journaled("recipe-chosen")]
public sealed record RecipeChosen(int Run, int Candidate, string Because) : IFact;
