using Perennial.Registry;

namespace Perennial.RollOut;

/// <summary>A canary answers a greater share from now on.</summary>
/// <param name="Version">The challenger.</param>
/// <param name="Index">The stage's place in the model's file, from 0.</param>
/// <param name="Step">The step's place in the stage, from 1: a stage begins with step 0.</param>
/// <param name="Share">Of the entities that the challenger answers.</param>
/// <param name="Examples">Labelled examples of the challenger that were known: those before the next step are counted from here.</param>
/// <param name="Because">The evidence, in words.</param>
[Journaled("canary-stepped")]
public sealed record CanaryStepped(int Version, int Index, int Step, double Share, long Examples, string Because) : IFact;
