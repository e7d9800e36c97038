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
        return Take(run, model, state, version.TrainedFrom, half, version.JudgedTo, version.AsOf, version.Without);
    }

    /// <summary>Takes the dataset: every matured cohort in the declared window, the newest of them kept to judge by.</summary>
    public DatasetTaken Take(int run, ModelDeclaration model, LogState state, MonitorState monitor)
    {
        var judgeTo = monitor.MaturedTo ?? throw new FaultException("No cohort has matured: there is nothing to train on.");
        var trainTo = Kept(model, monitor, judgeTo);
        var first = state.KeptFrom(model) ?? Days.Start(monitor.MaturedDay!.Value);
        var from = model.Train.From(first, trainTo);
        var without = monitor.LeftOut.Where(day => Days.Start(day) >= from && Days.Start(day) < judgeTo).ToList();
        return Take(run, model, state, from, trainTo, judgeTo, state.Through, without.Count == 0 ? null : without);
    }

    /// <summary>Where the rows to judge by begin: days that are left out, or hold no label, do not count.</summary>
    private static DateTimeOffset Kept(ModelDeclaration model, MonitorState monitor, DateTimeOffset judgeTo)
    {
        var from = judgeTo - model.Quality.Judge;
        var blank = monitor.Cohorts.Where(cohort => cohort is { Labelled: 0, Rows: > 0 } || monitor.IsQuarantined(cohort.Day)).Select(cohort => Days.Start(cohort.Day)).Reverse();
        return blank.Where(day => day < judgeTo).Aggregate(from, (start, day) => day >= start ? start - TimeSpan.FromDays(1) : start);
    }

    private DatasetTaken Take(
        int run, ModelDeclaration model, LogState state, DateTimeOffset from, DateTimeOffset trainTo, DateTimeOffset judgeTo, long asOf,
        IReadOnlyList<DateOnly>? without)
    {
        using var rows = log.Open(model, state, LabelledQuery.Of(model, from, trainTo, asOf, without));
        var manifest = new DatasetManifest
        {
            Model = model.Model,
            Predictions = Blobs(state, segment => segment.FirstSequence <= asOf && segment.Kind == RowKind.Prediction && segment.FirstOccurred < judgeTo && segment.LastOccurred >= from),
            Labels = Blobs(state, segment => segment.FirstSequence <= asOf && segment.Kind == RowKind.Label),
            From = from,
            TrainTo = trainTo,
            JudgeTo = judgeTo,
            Without = without,
            AsOf = asOf,
            Features = model.Features,
            Label = model.Label.Name,
            Seed = model.Train.Seed,
        };
        return new DatasetTaken(run, Keep(manifest), from, trainTo, judgeTo, asOf, rows.Rows) { Without = without };
    }

    private static List<Digest> Blobs(LogState state, Func<Segment, bool> holds) =>
        [.. state.Segments.Where(holds).Select(segment => segment.Digest)];

    private Digest Keep(DatasetManifest manifest)
    {
        var draft = blobs.Draft(BlobKinds.Datasets);
        File.WriteAllText(draft, CanonicalJson.Write(manifest));
        return blobs.Keep(BlobKinds.Datasets, draft);
    }
}
