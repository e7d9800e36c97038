using Perennial.Terms;

namespace Perennial.Registry;

/// <summary>Loads versions, once however many use them, and lets them go when nobody does.</summary>
/// <param name="source">Loads artifacts.</param>
public sealed class VersionLoader(IPredictorSource source) : IDisposable
{
    private readonly Lock gate = new();
    private readonly Dictionary<Digest, LoadedVersion> loaded = [];
    private readonly LinkedList<LoadedVersion> idle = [];
    private bool closed;

    /// <summary>How many versions that nobody uses stay loaded, those used last. The default is all: a server, which serves for months, names a number.</summary>
    public int IdleVersions { get; init; } = int.MaxValue;

    /// <summary>How many versions are loaded.</summary>
    public int LoadedVersions
    {
        get
        {
            lock (gate)
            {
                return loaded.Count;
            }
        }
    }

    /// <summary>Whether an artifact is loaded, or about to be.</summary>
    public bool Holds(Digest artifact)
    {
        lock (gate)
        {
            return loaded.ContainsKey(artifact);
        }
    }

    /// <summary>A version for use, loaded where it is not yet. What failed is tried again at the next.</summary>
    /// <exception cref="FaultException">It cannot be loaded.</exception>
    public VersionLease Lease(ModelVersion version)
    {
        var entry = Enter(version);
        try
        {
            return new VersionLease(entry, Leave);
        }
        catch
        {
            Forget(entry);
            throw;
        }
    }

    /// <summary>A predictor that the caller disposes of: for an artifact that is no version.</summary>
    public IPredictor LoadApart(Digest artifact, IReadOnlyList<FeatureDeclaration> features) => source.Load(artifact, features);

    /// <summary>The answers of a version to rows of the log, row after row: it is given the columns that it takes.</summary>
    public double[] Score(ModelVersion version, FeatureTable rows)
    {
        using var lease = Lease(version);
        return lease.Predictor.Score(rows.For(version.Features));
    }

    /// <summary>Lets go what nobody uses now, and the rest when its last user has left.</summary>
    public void Dispose()
    {
        List<LoadedVersion> unused;
        lock (gate)
        {
            closed = true;
            unused = [.. idle];
            idle.Clear();
            loaded.Clear();
        }

        unused.ForEach(one => one.Predictor.Value.Dispose());
    }

    private LoadedVersion Enter(ModelVersion version)
    {
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(closed, this);
            if (!loaded.TryGetValue(version.Artifact, out var entry))
            {
                entry = loaded[version.Artifact] = new LoadedVersion(
                    version.Artifact, new Lazy<IPredictor>(() => source.Load(version.Artifact, version.Features)));
            }
            else if (entry.Users == 0)
            {
                idle.Remove(entry);
            }

            entry.Users++;
            return entry;
        }
    }

    private void Leave(LoadedVersion entry)
    {
        LoadedVersion? unused = null;
        lock (gate)
        {
            if (--entry.Users > 0)
            {
                return;
            }

            if (closed)
            {
                unused = entry;
            }
            else if (idle.AddLast(entry) is not null && idle.Count > IdleVersions)
            {
                unused = idle.First!.Value;
                idle.RemoveFirst();
                loaded.Remove(unused.Artifact);
            }
        }

        unused?.Predictor.Value.Dispose();
    }

    /// <summary>All who waited for a load that failed are told of the failure; whoever comes next loads anew.</summary>
    private void Forget(LoadedVersion entry)
    {
        lock (gate)
        {
            entry.Users--;
            if (loaded.GetValueOrDefault(entry.Artifact) == entry)
            {
                loaded.Remove(entry.Artifact);
            }
        }
    }
}
