using Perennial.Terms;

namespace Perennial.Train;

/// <summary>What a trainer is asked to do.</summary>
public sealed record TrainingJob
{
    /// <summary>The model.</summary>
    public required string Model { get; init; }

    /// <summary>The run's number; names the folder that attempts share.</summary>
    public required int Run { get; init; }

    /// <summary>Which of the run's trials it is, from 1; 0 for its version.</summary>
    public int Trial { get; init; }

    /// <summary>The trainer's name.</summary>
    public required string Trainer { get; init; }

    /// <summary>Handed to the trainer by name.</summary>
    public required IReadOnlyDictionary<string, string> Parameters { get; init; }

    /// <summary>The signature.</summary>
    public required IReadOnlyList<FeatureDeclaration> Features { get; init; }

    /// <summary>What the model predicts. The default is the probability of a label of 0 or 1.</summary>
    public TaskKind Task { get; init; } = TaskKind.Binary;

    /// <summary>The loss that will judge the version. The default is log loss.</summary>
    public MetricKind Metric { get; init; } = MetricKind.LogLoss;

    /// <summary>How many classes a multiclass task has; 0 for other tasks.</summary>
    public int Classes { get; init; }

    /// <summary>Whether the rows have a column <see cref="WeightColumn"/>: for how many predictions each stands.</summary>
    public bool Weighted { get; init; }

    /// <summary>Whether the built-in trainer is to train twice and compare. The default is false.</summary>
    public bool Repeat { get; init; }

    /// <summary>Whether the built-in trainer is to learn a handful of rows by heart first. The default is false.</summary>
    public bool Overfits { get; init; }

    /// <summary>The name of the column of weights, the last of a file.</summary>
    public const string WeightColumn = "_weight";

    /// <summary>The label's column.</summary>
    public required string Label { get; init; }

    /// <summary>Why: the trigger.</summary>
    public required string Reason { get; init; }

    /// <summary>From scratch, or from the parent. The default is from scratch.</summary>
    public TrainingStrategy Strategy { get; init; } = TrainingStrategy.Full;

    /// <summary>The artifact to go on from; null where it starts from scratch.</summary>
    public Digest? Parent { get; init; }

    /// <summary>The dataset's digest.</summary>
    public required Digest Dataset { get; init; }

    /// <summary>The seed.</summary>
    public required int Seed { get; init; }

    /// <summary>Wall time after which it is ended.</summary>
    public required TimeSpan TimeLimit { get; init; }

    /// <summary>Resident memory above which it is ended, in bytes.</summary>
    public required long MemoryLimitBytes { get; init; }

    /// <summary>What the declaration says of every training of a model.</summary>
    public static TrainingJob Of(ModelDeclaration model, int run, string reason, Digest dataset, Action<string> writeRows) => new()
    {
        Model = model.Model,
        Run = run,
        Trainer = model.Train.Trainer,
        Parameters = model.Train.Parameters,
        Features = model.Features,
        Task = model.Task,
        Metric = model.Metric,
        Classes = model.Task == TaskKind.Multiclass ? model.AnswerWidth : 0,
        Weighted = model.Weighted,
        Repeat = model.Training is { Repeat: true },
        Overfits = model.Training is { Overfits: true },
        Label = model.Label.Name,
        Reason = reason,
        Dataset = dataset,
        Seed = model.Train.Seed,
        TimeLimit = model.Train.TimeLimit,
        MemoryLimitBytes = model.Train.MemoryLimitBytes,
        WriteRows = writeRows,
    };

    /// <summary>Writes the training rows, as Parquet, to the given path. Called once per attempt, before the process starts.</summary>
    public required Action<string> WriteRows { get; init; }

    /// <summary>Writes the rows to stop or tune by, as Parquet, to the given path; null where there are none.</summary>
    public Action<string>? WriteValidation { get; init; }
}
