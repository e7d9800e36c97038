using System.Collections.Concurrent;
using Perennial.Terms;

namespace Perennial.Registry;

/// <summary>Keeps versions loaded once they were asked for.</summary>
/// <param name="source">Loads artifacts.</param>
public sealed class VersionLoader(IPredictorSource source) : IDisposable
{
    private readonly ConcurrentDictionary<Digest, Lazy<IPredictor>> loaded = new();

    /// <summary>The predictor of a version, loaded at its first use. What failed is tried again at the next.</summary>
    public IPredictor Load(ModelVersion version)
    {
        var predictor = loaded.GetOrAdd(version.Artifact, digest => new Lazy<IPredictor>(() => source.Load(digest, version.Features)));
        try
        {
            return predictor.Value;
        }
        catch
        {
            loaded.TryRemove(KeyValuePair.Create(version.Artifact, predictor));
            throw;
        }
    }

    /// <summary>A predictor that the caller disposes of: for an artifact that is no version.</summary>
    public IPredictor LoadApart(Digest artifact, IReadOnlyList<FeatureDeclaration> features) => source.Load(artifact, features);

    /// <summary>The answers of a version to rows of the log, row after row: it is given the columns that it takes.</summary>
    public double[] Score(ModelVersion version, FeatureTable rows) => Load(version).Score(rows.For(version.Features));

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var predictor in loaded.Values.Where(one => one.IsValueCreated))
        {
            predictor.Value.Dispose();
        }

        loaded.Clear();
    }
}
