namespace Perennial.Registry;

/// <summary>A loaded version in somebody's use: it stays loaded until the lease is disposed.</summary>
public sealed class VersionLease : IDisposable
{
    private readonly LoadedVersion version;
    private Action<LoadedVersion>? giveBack;

    internal VersionLease(LoadedVersion version, Action<LoadedVersion> giveBack)
    {
        (this.version, this.giveBack) = (version, giveBack);
        Predictor = version.Predictor.Value;
    }

    /// <summary>Answers.</summary>
    public IPredictor Predictor { get; }

    /// <summary>Ends the use. May be called again, and does nothing then.</summary>
    public void Dispose() => Interlocked.Exchange(ref giveBack, null)?.Invoke(version);
}
