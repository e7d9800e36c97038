using Perennial.Registry;
using Perennial.Terms;

namespace Perennial.Evaluate;

/// <summary>Keeps expectations as blobs beside the datasets they were read off: the journal holds no values.</summary>
/// <param name="blobs">Where.</param>
public sealed class ExpectationStore(IBlobStore blobs)
{
    /// <summary>Keeps expectations; the same are the same blob.</summary>
    public Digest Keep(Expectations expectations)
    {
        var draft = blobs.Draft(BlobKinds.Datasets);
        File.WriteAllText(draft, CanonicalJson.Write(expectations));
        return blobs.Keep(BlobKinds.Datasets, draft);
    }

    /// <summary>The expectations of a version; null where it has none: it came from elsewhere, or is from before they were kept.</summary>
    public Expectations? Of(ModelVersion? version) => version?.Expectations is { } digest
        ? CanonicalJson.Read<Expectations>(File.ReadAllText(blobs.Open(BlobKinds.Datasets, digest)))
        : null;
}
