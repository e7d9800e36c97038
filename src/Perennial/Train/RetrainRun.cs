using Perennial.Decide;
using Perennial.Terms;

namespace Perennial.Train;

/// <summary>One retraining as it stands.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Trigger">What asked for it.</param>
/// <param name="Because">Its evidence, in words.</param>
/// <param name="StartedAt">When.</param>
/// <param name="Step">What is to be done next.</param>
/// <param name="Dataset">Its dataset; null before it was taken.</param>
/// <param name="Version">Its version; null before it was trained.</param>
/// <param name="Outcome">How it ended; null while it goes on.</param>
/// <param name="Ending">Why it ended so; null while it goes on.</param>
public sealed record RetrainRun(
    int Number,
    Trigger Trigger,
    string Because,
    DateTimeOffset StartedAt,
    RunStep Step,
    DatasetTaken? Dataset = null,
    int? Version = null,
    RunOutcome? Outcome = null,
    string? Ending = null)
{
    /// <summary>What was tried to find out how its version is best made; null where that was not left open.</summary>
    public Trials? Trials { get; init; }

    /// <summary>How its version is made, where that was tried; null otherwise.</summary>
    public Recipe? Recipe { get; init; }

    /// <summary>What a training system elsewhere made of it; null while nothing was handed in.</summary>
    public VersionHandedIn? HandedIn { get; init; }

    /// <summary>What it costs with its trials, in the model's currency.</summary>
    public double Cost(ModelDeclaration model) => LearningCurve.Cost(model, Trigger) + (Trials?.Cost ?? 0);

    /// <summary>What it is doing, for people.</summary>
    public string Doing => Step switch
    {
        RunStep.Try => $"run {Number} is trying {Trials?.Begun.Candidates.Count} ways to train",
        RunStep.Snapshot => $"run {Number} is taking its dataset",
        RunStep.Train => $"run {Number} is training",
        RunStep.Judge => $"run {Number} is judging version {Version}",
        _ => $"run {Number} is over",
    };
}
