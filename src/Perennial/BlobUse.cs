using Perennial.Registry;
using Perennial.Terms;

namespace Perennial;

/// <summary>The blobs that the journals of a folder hold on to.</summary>
/// <remarks>
/// Of segments, those that are neither expired nor written anew, and the rows that versions from elsewhere were trained on; of datasets, the manifest of every run, so that an erased dataset stays
/// described, and what its rows taught to expect; of artifacts, every version's.
/// </remarks>
/// <param name="Held">By kind.</param>
public sealed record BlobUse(IReadOnlyDictionary<string, IReadOnlySet<Digest>> Held)
{
    /// <summary>What the given states of models hold on to.</summary>
    public static BlobUse Of(IReadOnlyCollection<ModelState> models) => new(new Dictionary<string, IReadOnlySet<Digest>>
    {
        [BlobKinds.Segments] = models.SelectMany(model => model.Log.Segments).Select(segment => segment.Digest)
            .Concat(models.SelectMany(model => model.Registry.Versions).Select(version => version.TrainedOn).OfType<Digest>()).ToHashSet(),
        [BlobKinds.Datasets] = models.SelectMany(Datasets).ToHashSet(),
        [BlobKinds.Artifacts] = models.SelectMany(model => model.Registry.Versions).Select(version => version.Artifact).ToHashSet(),
    });

    /// <summary>Whether a blob is held.</summary>
    public bool Holds(string kind, Digest digest) => Held[kind].Contains(digest);

    private static IEnumerable<Digest> Datasets(ModelState model) => model.Train.Runs
        .SelectMany(run => new[] { run.Dataset?.Dataset, run.Dataset?.Expectations }).OfType<Digest>()
        .Concat(model.Registry.Versions.Select(version => version.Dataset))
        .Concat(model.Registry.Versions.Select(version => version.Expectations).OfType<Digest>());
}
