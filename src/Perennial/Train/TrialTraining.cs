using Perennial.Decide;
using Perennial.Log;
using Perennial.Monitor;
using Perennial.Registry;
using Perennial.Terms;

namespace Perennial.Train;

/// <summary>Tries how a run's version is best made, where its file leaves that open.</summary>
/// <param name="trainer">Runs the trainings.</param>
/// <param name="log">Gives the rows.</param>
/// <param name="blobs">Holds what trials gave until they are judged.</param>
public sealed class TrialTraining(ITrainer trainer, PredictionLog log, IBlobStore blobs)
{
    /// <summary>What is to be tried; null where there is no choice: nothing is left open, it is the first version, or there is but one way.</summary>
    /// <param name="registry">Declaration and champion.</param>
    /// <param name="state">What is kept.</param>
    /// <param name="monitor">Cohorts.</param>
    /// <param name="run">The run.</param>
    /// <param name="left">What they may cost; null where nothing limits them.</param>
    public static TrialsBegun? Begin(RegistryState registry, LogState state, MonitorState monitor, RetrainRun run, double? left)
    {
        var model = registry.Declared();
        if (!model.Train.Open || run.Recipe is not null || registry.Champion is null || monitor.MaturedTo is not { } newest)
        {
            return null;
        }

        var gap = model.Train.Gap ?? model.Horizon ?? TimeSpan.Zero;
        var selectTo = newest - model.Quality.Judge;
        var (selectFrom, first) = (selectTo - model.Quality.Judge, state.KeptFrom(model) ?? Days.Start(monitor.MaturedDay!.Value));
        var candidates = Recipes.Candidates(registry, state, monitor, first, selectFrom - gap, run.Number);
        var without = monitor.LeftOut.Where(day => Days.Start(day) >= first && Days.Start(day) < selectTo).ToList();
        if (candidates.Count < 2)
        {
            return null;
        }

        var rows = candidates.Where(one => one.Parent is null || candidates.All(each => each.Parent is not null))
            .Max(one => Recipes.Labelled(monitor, Recipes.From(model, one, first, selectFrom - gap), selectFrom - gap));
        return new TrialsBegun(run.Number, first, selectFrom - gap, selectFrom, selectTo, state.Through, candidates)
        {
            Without = without.Count == 0 ? null : without,
            Rows = rows,
            FirstRows = Math.Min(rows, model.Train.TrialRows),
            RowPrice = LearningCurve.Cost(model, run.Trigger) / Math.Max(1, rows),
            Limit = left,
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
            Parameters = Tuning.Over(model.Train.Parameters, recipe.Parameters),
            WriteValidation = model.Train.Validation is null ? null : file => log.Export(model, state, Split().Validation!, file, weights),
            Trial = Number(trials, round, candidate),
            Strategy = recipe.Strategy,
            Parent = recipe.Parent is { } parent ? registry.Version(parent).Artifact : null,
            Weighted = model.Weighted || weights is not null,
        });
    }

    /// <summary>Deletes what a trial gave, once its loss is journaled: nothing will ask for it again. The folder of one that failed stays, to be looked at.</summary>
    /// <param name="model">The model.</param>
    /// <param name="run">The run.</param>
    /// <param name="judged">The trial.</param>
    /// <param name="artifact">What it gave; null where a version is the same, and stays.</param>
    public void Discard(string model, RetrainRun run, TrialJudged judged, Digest? artifact)
    {
        if (artifact is { } given)
        {
            blobs.Delete(BlobKinds.Artifacts, given);
        }

        if (judged.Failure is null)
        {
            trainer.Discard(model, run.Number, Number(run.Trials!, judged.Round, judged.Candidate));
        }
    }

    /// <summary>From 1, over all rounds.</summary>
    private static int Number(Trials trials, int round, int candidate) => 1 + ((round - 1) * trials.Begun.Candidates.Count) + candidate;

    /// <summary>What a round's training of a candidate says, once it is known how it did.</summary>
    public TrialJudged Judged(RegistryState registry, LogState state, RetrainRun run, int round, int candidate)
    {
        var all = Rows(registry, state, run.Trials!.Query(registry.Declared(), candidate));
        var share = run.Trials!.Share(registry.Declared(), round, candidate, all);
        return new TrialJudged(run.Number, round, candidate, (long)Math.Round(all * share), share >= 1);
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
