using Perennial.Log;
using Perennial.Monitor;
using Perennial.Registry;
using Perennial.Terms;

namespace Perennial.Train;

/// <summary>Fixes what a run trains on and is judged by.</summary>
/// <param name="log">The log.</param>
/// <param name="blobs">Where manifests are kept.</param>
public sealed class DatasetSnapshot(PredictionLog log, IBlobStore blobs)
{
    /// <summary>Takes the dataset of a twin: the first half in time of what <paramref name="version"/> was trained on, judged by the same rows.</summary>
    public DatasetTaken TakeHalf(int run, ModelDeclaration model, LogState state, ModelVersion version)
    {
        var half = Days.Floor(version.TrainedFrom + ((version.TrainedTo - version.TrainedFrom) / 2));
        return Take(model, state, new DatasetTaken(run, Digest.None, version.TrainedFrom, half, version.JudgedTo, version.AsOf, 0)
        {
            Without = version.Without,
            JudgeFrom = version.JudgedFrom,
        });
    }

    /// <summary>Takes the dataset: every matured cohort that the recipe asks for, the newest of them kept to judge by.</summary>
    public DatasetTaken Take(int run, RegistryState registry, LogState state, MonitorState monitor, Recipe? chosen = null)
    {
        var model = registry.Declared();
        var judgeTo = monitor.MaturedTo ?? throw new FaultException("No cohort has matured: there is nothing to train on.");
        var judgeFrom = Kept(model, monitor, judgeTo);
        var trainTo = judgeFrom - (model.Train.Gap ?? model.Horizon ?? TimeSpan.Zero);
        var recipe = Recipes.Of(registry, state, monitor, chosen?.Strategy ?? model.Train.Strategy, chosen?.Window ?? model.Train.Window, trainTo) with { Span = chosen?.Span, Parameters = chosen?.Parameters };
        var from = Recipes.From(model, recipe, state.KeptFrom(model) ?? Days.Start(monitor.MaturedDay!.Value), trainTo);
        var without = monitor.LeftOut.Where(day => Days.Start(day) >= from && Days.Start(day) < judgeTo).ToList();
        return Take(model, state, new DatasetTaken(run, Digest.None, from, trainTo, judgeTo, state.Through, 0)
        {
            Without = without.Count == 0 ? null : without,
            JudgeFrom = judgeFrom == trainTo ? null : judgeFrom,
            Recipe = recipe == Recipe.Plain || recipe == Recipe.Plain with { Window = TrainingWindow.Sliding } ? null : recipe,
        });
    }

    /// <summary>Where the rows to judge by begin: days that are left out, or hold no label, do not count.</summary>
    private static DateTimeOffset Kept(ModelDeclaration model, MonitorState monitor, DateTimeOffset judgeTo)
    {
        var from = judgeTo - model.Quality.Judge;
        var blank = monitor.Cohorts.Where(cohort => cohort is { Labelled: 0, Rows: > 0 } || monitor.IsQuarantined(cohort.Day)).Select(cohort => Days.Start(cohort.Day)).Reverse();
        return blank.Where(day => day < judgeTo).Aggregate(from, (start, day) => day >= start ? start - TimeSpan.FromDays(1) : start);
    }

    private DatasetTaken Take(ModelDeclaration model, LogState state, DatasetTaken dataset)
    {
        using var rows = log.Open(model, state, dataset.Query(model));
        return dataset with { Dataset = Keep(DatasetManifest.Of(model, state, dataset)), Rows = rows.Rows };
    }

    private Digest Keep(DatasetManifest manifest)
    {
        var draft = blobs.Draft(BlobKinds.Datasets);
        File.WriteAllText(draft, CanonicalJson.Write(manifest));
        return blobs.Keep(BlobKinds.Datasets, draft);
    }
}
