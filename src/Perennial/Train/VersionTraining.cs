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
    /// <summary>Looks at the run's training, starting it where that was not done; never waits.</summary>
    public TrainingResult Advance(RegistryState registry, LogState state, RetrainRun run)
    {
        var model = registry.Declared();
        var dataset = run.Dataset ?? throw new InvalidOperationException($"Run {run.Number} has no dataset.");
        var query = LabelledQuery.Of(model, dataset.From, dataset.TrainTo, dataset.AsOf, dataset.Without);
        return trainer.Advance(TrainingJob.Of(model, run.Number, run.Because, dataset.Dataset, file => log.Export(model, state, query, file)));
    }

    /// <summary>The version that a finished training gave.</summary>
    public static ModelVersion Version(RegistryState registry, RetrainRun run, Digest artifact)
    {
        var model = registry.Declared();
        var dataset = run.Dataset!;
        return new ModelVersion
        {
            Number = registry.Versions.Count + 1,
            Artifact = artifact,
            Dataset = dataset.Dataset,
            Run = run.Number,
            Trigger = run.Trigger.ToString().ToLowerInvariant(),
            Trainer = model.Train.Trainer,
            Parent = registry.Champion,
            Twin = run.Trigger == Trigger.Twin,
            TrainingRows = dataset.Rows,
            TrainedFrom = dataset.From,
            TrainedTo = dataset.TrainTo,
            JudgedTo = dataset.JudgeTo,
            AsOf = dataset.AsOf,
            Without = dataset.Without,
            Cost = LearningCurve.Cost(model, run.Trigger),
            Features = model.Features,
        };
    }
}
