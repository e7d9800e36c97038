using Perennial.Terms;

namespace Perennial.Registry;

/// <summary>A version that is loaded, or about to be, and how many use it.</summary>
/// <param name="Artifact">What is loaded.</param>
/// <param name="Predictor">Loads it at its first use.</param>
internal sealed record LoadedVersion(Digest Artifact, Lazy<IPredictor> Predictor)
{
    /// <summary>Leases that were not given back; changed under the loader's lock.</summary>
    public int Users { get; set; }
}
