using Perennial.Terms;

namespace Perennial.Registry;

/// <summary>Loads versions.</summary>
public interface IPredictorSource
{
    /// <summary>Loads the artifact with this digest for a model with these features.</summary>
    /// <exception cref="FaultException">The artifact cannot be loaded, or does not fit the signature.</exception>
    IPredictor Load(Digest artifact, IReadOnlyList<FeatureDeclaration> features);
}
