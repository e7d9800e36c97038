using Perennial.Decide;
using Perennial.Log;
using Perennial.Registry;
using Perennial.Terms;

namespace Perennial.Train;

/// <summary>Trains the version of a run, in a process of its own.</summary>
/// <param name="trainer">Runs the process.</param>
/// <param name="log">Gives the rows.</param>
public sealed class VersionTraining(ITrainer trainer, PredictionLog log)
{
    private static readonly TrainingUsage Nothing = new(0, 0, 0);

    /// <summary>Looks at the run's training, starting it where that was not done; never waits.</summary>
    public TrainingResult Advance(RegistryState registry, LogState state, RetrainRun run, DateTimeOffset now)
    {
        var dataset = run.Dataset ?? throw new InvalidOperationException($"Run {run.Number} has no dataset.");
        return Elsewhere(registry.Declared().Train, run, now) ?? trainer.Advance(Job(registry, state, run.Number, run.Because, dataset));
    }

    /// <summary>What a training system elsewhere made of a run, or that its time is over; null where it may still be at it, or is not asked.</summary>
    private static TrainingResult? Elsewhere(TrainOptions train, RetrainRun run, DateTimeOffset now) => run.HandedIn switch
    {
        { Artifact: { } artifact } => new TrainingResult.Finished(artifact, Nothing),
        { Failure: { } failure } => new TrainingResult.Failed(failure, Nothing),
        _ when train.Trainer == Trainers.External && now - run.StartedAt > train.TimeLimit => new TrainingResult.Failed(
            $"Nobody handed in the version of run {run.Number} within {train.TimeLimit}. See what the training system did with it, or raise train.time_limit.", Nothing),
        _ => null,
    };

    /// <summary>What a trainer is asked to make of a dataset.</summary>
    public TrainingJob Job(RegistryState registry, LogState state, int run, string reason, DatasetTaken dataset)
    {
        var (model, recipe) = (registry.Declared(), dataset.Recipe ?? Recipe.Plain);
        var weights = recipe.Weights(dataset.TrainTo);
        var split = ValidationSplit.Of(model, dataset.Query(model));
        return TrainingJob.Of(model, run, reason, dataset.Dataset, file => log.Export(model, state, split.Train, file, weights)) with
        {
            WriteValidation = split.Validation is { } validation ? file => log.Export(model, state, validation, file, weights) : null,
            Strategy = recipe.Strategy,
            Parameters = Tuning.Over(model.Train.Parameters, recipe.Parameters),
            Parent = recipe.Parent is { } parent ? registry.Version(parent).Artifact : null,
            Weighted = model.Weighted || weights is not null,
        };
    }

    /// <summary>The version that a finished training gave.</summary>
    public static ModelVersion Version(RegistryState registry, RetrainRun run, Digest artifact)
    {
        var model = registry.Declared();
        var (dataset, recipe) = (run.Dataset!, run.Dataset!.Recipe ?? Recipe.Plain);
        return new ModelVersion
        {
            Number = registry.Versions.Count + 1,
            Artifact = artifact,
            Dataset = dataset.Dataset,
            Expectations = dataset.Expectations,
            Run = run.Number,
            Trigger = run.Trigger.ToString().ToLowerInvariant(),
            Trainer = model.Train.Trainer,
            Parent = recipe.Parent ?? registry.Champion,
            Twin = run.Trigger == Trigger.Twin,
            TrainingRows = dataset.Rows,
            TrainedFrom = dataset.From,
            TrainedTo = dataset.TrainTo,
            JudgedFrom = dataset.JudgeFrom,
            JudgedTo = dataset.JudgeTo,
            AsOf = dataset.AsOf,
            Without = dataset.Without,
            Strategy = recipe.Strategy == TrainingStrategy.Full ? null : recipe.Strategy,
            Window = recipe.Window == TrainingWindow.SinceChange ? recipe.Window : null,
            Parameters = recipe.Parameters,
            Cost = run.Cost(model),
            Features = model.Features,
        };
    }
}
