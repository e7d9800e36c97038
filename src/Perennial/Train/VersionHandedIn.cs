using Perennial.Registry;
using Perennial.Terms;

namespace Perennial.Train;

/// <summary>A training system elsewhere handed in what it made of a run, or said that it made nothing.</summary>
/// <param name="Run">The run.</param>
[Journaled("version-handed-in")]
public sealed record VersionHandedIn(int Run) : IFact
{
    /// <summary>The artifact's blob; null where there is none.</summary>
    public Digest? Artifact { get; init; }

    /// <summary>Why there is none; null where there is one.</summary>
    public string? Failure { get; init; }
}
