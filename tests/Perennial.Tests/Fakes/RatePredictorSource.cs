using System.Globalization;
using System.Text;
using Perennial.Registry;
using Perennial.Terms;

namespace Perennial.Tests.Fakes;

/// <summary>Reads artifacts that are numbers separated by blanks.</summary>
internal sealed class RatePredictorSource(MemoryBlobStore blobs) : IPredictorSource
{
    /// <summary>Called before each load.</summary>
    public Action<Digest>? Loading { get; set; }

    public IPredictor Load(Digest artifact, IReadOnlyList<FeatureDeclaration> features)
    {
        Loading?.Invoke(artifact);
        var text = Encoding.UTF8.GetString(blobs.Bytes(BlobKinds.Artifacts, artifact));
        return new RatePredictor([.. text.Split(' ').Select(rate => double.Parse(rate, CultureInfo.InvariantCulture))]);
    }

    /// <summary>Keeps an artifact with these probabilities.</summary>
    public static Digest Put(MemoryBlobStore blobs, params double[] rates) => blobs.Put(
        BlobKinds.Artifacts, Encoding.UTF8.GetBytes(string.Join(' ', rates.Select(rate => rate.ToString("R", CultureInfo.InvariantCulture)))));
}
