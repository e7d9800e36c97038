using Perennial.Log;
using Perennial.Registry;
using Perennial.Terms;
using Perennial.Train;

namespace Perennial.App.Commands;

/// <summary>A dataset that a run took.</summary>
/// <param name="Digest">Its version: the digest of its manifest.</param>
/// <param name="Run">The run that took it.</param>
/// <param name="Versions">What was trained on it.</param>
/// <param name="Rows">Labelled rows to train on.</param>
/// <param name="From">The first of them is not earlier than this,</param>
/// <param name="TrainTo">the last is before this.</param>
/// <param name="JudgeFrom">Rows from here</param>
/// <param name="JudgeTo">up to here judge.</param>
/// <param name="AsOf">As the log stood at this sequence.</param>
/// <param name="Recipe">How rows were chosen, and what the version comes from, in words.</param>
/// <param name="Without">Days that are left out, broken ones.</param>
/// <param name="Features">The inputs, in order.</param>
/// <param name="Predictions">Segments that may hold its rows.</param>
/// <param name="Labels">Segments that may hold their labels.</param>
/// <param name="Ended">What became of segments that are no longer as they were; empty where all are.</param>
internal sealed record DatasetVersionView(
    string Digest,
    int Run,
    IReadOnlyList<int> Versions,
    long Rows,
    DateTimeOffset From,
    DateTimeOffset TrainTo,
    DateTimeOffset JudgeFrom,
    DateTimeOffset JudgeTo,
    long AsOf,
    string Recipe,
    IReadOnlyList<DateOnly> Without,
    IReadOnlyList<string> Features,
    IReadOnlyList<string> Predictions,
    IReadOnlyList<string> Labels,
    IReadOnlyList<string> Ended)
{
    /// <summary>Every dataset of a model, in the order they were taken.</summary>
    public static IReadOnlyList<DatasetVersionView> All(ChosenModel model) =>
        [.. model.State.Train.Runs.Where(run => run.Dataset is not null).Select(run => Of(model, run))];

    /// <summary>The dataset that a person names.</summary>
    /// <param name="model">The model.</param>
    /// <param name="name">The beginning of its digest, or <c>v</c> and the number of a version that was trained on it.</param>
    /// <exception cref="FaultException">There is none, or there are several.</exception>
    public static DatasetVersionView Find(ChosenModel model, string name)
    {
        var all = All(model);
        var found = all.Where(one => one.Digest.StartsWith(name, StringComparison.OrdinalIgnoreCase) || one.Versions.Any(version => $"v{version}" == name))
            .DistinctBy(one => one.Digest).ToList();
        return found switch
        {
            [var only] => only,
            [] => throw new FaultException($"There is no dataset '{name}' of '{model.Name}'. Name one by the beginning of its digest or by a version, such as v1: perennial dataset list"),
            _ => throw new FaultException($"'{name}' is the beginning of {found.Count} datasets. Give more of the digest: perennial dataset list"),
        };
    }

    /// <summary>What differs from another, in words; empty where nothing does.</summary>
    public IEnumerable<string> DifferencesTo(DatasetVersionView other)
    {
        var pairs = new (string What, string Here, string There)[]
        {
            ("rows", Words.Text($"{Rows:N0}"), Words.Text($"{other.Rows:N0}")),
            ("trained from", Words.Of(From), Words.Of(other.From)),
            ("trained to", Words.Of(TrainTo), Words.Of(other.TrainTo)),
            ("judged from", Words.Of(JudgeFrom), Words.Of(other.JudgeFrom)),
            ("judged to", Words.Of(JudgeTo), Words.Of(other.JudgeTo)),
            ("as of sequence", Words.Text($"{AsOf}"), Words.Text($"{other.AsOf}")),
            ("recipe", Recipe, other.Recipe),
            ("features", string.Join(", ", Features), string.Join(", ", other.Features)),
            ("left out", Listed(Without), Listed(other.Without)),
        };
        return pairs.Where(pair => pair.Here != pair.There).Select(pair => $"{pair.What}: {pair.Here} -> {pair.There}")
            .Append(Moved("segments of predictions", Predictions, other.Predictions))
            .Append(Moved("segments of labels", Labels, other.Labels))
            .OfType<string>();
    }

    /// <summary>The lines for people.</summary>
    public IEnumerable<string> Lines() =>
    [
        $"dataset {Digest}",
        $"taken by run {Run}; trained on it: {(Versions.Count == 0 ? "nothing" : string.Join(", ", Versions.Select(version => $"version {version}")))}",
        Words.Text($"{Rows:N0} labelled rows from {Words.Of(From)} to {Words.Of(TrainTo)}, judged by those from {Words.Of(JudgeFrom)} to {Words.Of(JudgeTo)}, as of sequence {AsOf}"),
        $"recipe: {Recipe}",
        $"features: {string.Join(", ", Features)}",
        .. Without.Count == 0 ? [] : new[] { $"left out: {Listed(Without)}" },
        $"{Predictions.Count} segments of predictions, {Labels.Count} of labels",
        .. Ended,
    ];

    private static DatasetVersionView Of(ChosenModel model, RetrainRun run)
    {
        var taken = run.Dataset!;
        var manifest = CanonicalJson.Read<DatasetManifest>(File.ReadAllText(model.House.Blobs.Open(BlobKinds.Datasets, taken.Dataset)));
        return new DatasetVersionView(
            taken.Dataset.Hex, run.Number, [.. model.State.Registry.Versions.Where(version => version.Dataset == taken.Dataset).Select(version => version.Number)],
            taken.Rows, taken.From, taken.TrainTo, taken.JudgeFrom ?? taken.TrainTo, taken.JudgeTo, taken.AsOf, (taken.Recipe ?? Train.Recipe.Plain).Words,
            taken.Without ?? [], [.. manifest.Features.Select(feature => feature.Name)], Hex(manifest.Predictions), Hex(manifest.Labels),
            [.. manifest.Predictions.Concat(manifest.Labels).SelectMany(segment => model.State.Log.EndingsOf(segment).Select(ending => Told(segment, ending)))]);
    }

    private static string Told(Digest segment, SegmentEnding ending) =>
        Words.Text($"segment {segment.Abbreviated} {(ending.Expired ? "expired" : "lost erased rows")} on {ending.At:yyyy-MM-dd}: {ending.Rows:N0} rows");

    private static IReadOnlyList<string> Hex(IReadOnlyList<Digest> digests) => [.. digests.Select(digest => digest.Hex)];

    private static string Listed(IReadOnlyList<DateOnly> days) => days.Count == 0 ? "nothing" : string.Join(", ", days.Select(day => Words.Text($"{day:yyyy-MM-dd}")));

    private static string? Moved(string what, IReadOnlyList<string> here, IReadOnlyList<string> there) =>
        (Gone: here.Except(there).Count(), New: there.Except(here).Count()) is var (gone, more) && gone + more > 0 ? $"{what}: {gone} fewer, {more} more" : null;
}
