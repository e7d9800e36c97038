using Perennial.Log;
using Perennial.Monitor;
using Perennial.Registry;
using Perennial.Terms;

namespace Perennial.Train;

/// <summary>Tries how a run's version is best made, where its file leaves that open.</summary>
/// <param name="trainer">Runs the trainings.</param>
/// <param name="log">Gives the rows.</param>
public sealed class TrialTraining(ITrainer trainer, PredictionLog log)
{
    /// <summary>What is to be tried; null where there is no choice: nothing is left open, it is the first version, or there is but one way.</summary>
    public static TrialsBegun? Begin(RegistryState registry, LogState state, MonitorState monitor, RetrainRun run)
    {
        var model = registry.Declared();
        if (!model.Train.Open || run.Recipe is not null || registry.Champion is null || monitor.MaturedTo is not { } newest)
        {
            return null;
        }

        var gap = model.Train.Gap ?? model.Horizon ?? TimeSpan.Zero;
        var selectTo = newest - model.Quality.Judge;
        var (selectFrom, first) = (selectTo - model.Quality.Judge, state.KeptFrom(model) ?? Days.Start(monitor.MaturedDay!.Value));
        var candidates = Recipes.Candidates(registry, state, monitor, first, selectFrom - gap);
        var without = monitor.LeftOut.Where(day => Days.Start(day) >= first && Days.Start(day) < selectTo).ToList();
        return candidates.Count < 2 ? null : new TrialsBegun(run.Number, first, selectFrom - gap, selectFrom, selectTo, state.Through, candidates)
        {
            Without = without.Count == 0 ? null : without,
        };
    }

    /// <summary>Looks at the training of the next trial, starting it where that was not done; never waits.</summary>
    public TrainingResult Advance(RegistryState registry, LogState state, RetrainRun run, int round, int candidate)
    {
        var model = registry.Declared();
        var (trials, recipe) = (run.Trials!, run.Trials!.Begun.Candidates[candidate]);
        var weights = recipe.Weights(trials.Begun.TrainTo);
        ValidationSplit Split() => ValidationSplit.Of(model, Query(registry, state, run, round, candidate));
        var job = TrainingJob.Of(model, run.Number, run.Because, Digest.None, file => log.Export(model, state, Split().Train, file, weights));
        return trainer.Advance(job with
        {
            WriteValidation = model.Train.Validation is null ? null : file => log.Export(model, state, Split().Validation!, file, weights),
            Trial = 1 + ((round - 1) * trials.Begun.Candidates.Count) + candidate,
            Strategy = recipe.Strategy,
            Parent = recipe.Parent is { } parent ? registry.Version(parent).Artifact : null,
            Weighted = model.Weighted || weights is not null,
        });
    }

    /// <summary>What a round's training of a candidate says, once it is known how it did.</summary>
    public TrialJudged Judged(RegistryState registry, LogState state, RetrainRun run, int round, int candidate)
    {
        var all = Rows(registry, state, run.Trials!.Query(registry.Declared(), candidate));
        var rows = Math.Min(all, registry.Declared().Train.TrialRows << (round - 1));
        return new TrialJudged(run.Number, round, candidate, rows, rows == all);
    }

    private WindowQuery Query(RegistryState registry, LogState state, RetrainRun run, int round, int candidate)
    {
        var model = registry.Declared();
        return run.Trials!.Query(model, round, candidate, Rows(registry, state, run.Trials.Query(model, candidate)));
    }

    private long Rows(RegistryState registry, LogState state, WindowQuery query)
    {
        using var window = log.Open(registry.Declared(), state, query);
        return window.Rows;
    }
}
