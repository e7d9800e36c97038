using Perennial.Registry;
using Perennial.Terms;

namespace Perennial.Adapters.Flavours;

/// <summary>Reads artifacts of one kind.</summary>
internal interface IFlavour
{
    /// <summary>Loads an artifact for a model with these features, which are those it was registered under.</summary>
    /// <exception cref="FaultException">It is not what its flavour says.</exception>
    IPredictor Load(Artifact artifact, IReadOnlyList<FeatureDeclaration> features);
}
