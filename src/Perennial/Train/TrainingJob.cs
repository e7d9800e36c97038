using Perennial.Terms;

namespace Perennial.Train;

/// <summary>What a trainer is asked to do.</summary>
public sealed record TrainingJob
{
    /// <summary>The model.</summary>
    public required string Model { get; init; }

    /// <summary>The run's number; names the folder that attempts share.</summary>
    public required int Run { get; init; }

    /// <summary>The trainer's name.</summary>
    public required string Trainer { get; init; }

    /// <summary>Handed to the trainer by name.</summary>
    public required IReadOnlyDictionary<string, string> Parameters { get; init; }

    /// <summary>The signature.</summary>
    public required IReadOnlyList<FeatureDeclaration> Features { get; init; }

    /// <summary>The label's column.</summary>
    public required string Label { get; init; }

    /// <summary>Why: the trigger.</summary>
    public required string Reason { get; init; }

    /// <summary>The dataset's digest.</summary>
    public required Digest Dataset { get; init; }

    /// <summary>The seed.</summary>
    public required int Seed { get; init; }

    /// <summary>Wall time after which it is ended.</summary>
    public required TimeSpan TimeLimit { get; init; }

    /// <summary>Resident memory above which it is ended, in bytes.</summary>
    public required long MemoryLimitBytes { get; init; }

    /// <summary>Writes the training rows, as Parquet, to the given path. Called once per attempt, before the process starts.</summary>
    public required Action<string> WriteRows { get; init; }
}
