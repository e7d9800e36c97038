using System.Text.Json;
using Perennial.Adapters.LightGbm;
using Perennial.Registry;
using Perennial.Terms;

namespace Perennial.Adapters.Flavours;

/// <summary>Loads versions of every flavour, by what <c>model.json</c> in their artifacts says.</summary>
/// <param name="blobs">Where artifacts are kept.</param>
public sealed class FlavourPredictorSource(IBlobStore blobs) : IPredictorSource
{
    private readonly LightGbmPredictorSource trees = new(blobs);
    private readonly Dictionary<string, IFlavour> flavours = new(StringComparer.Ordinal)
    {
        [Registry.Flavours.Constant] = new ConstantFlavour(),
    };

    /// <inheritdoc/>
    public IPredictor Load(Digest artifact, IReadOnlyList<FeatureDeclaration> features)
    {
        string file = blobs.Open(BlobKinds.Artifacts, artifact);
        try
        {
            Artifact opened = Artifact.Open(file);
            return opened.Flavour switch
            {
                Registry.Flavours.LightGbm => trees.Load(artifact, features),
                Registry.Flavours.External => throw new FaultException("this version answers elsewhere and is known only by its logged answers: it cannot be scored here."),
                var flavour when flavours.TryGetValue(flavour, out IFlavour? known) => Checked(opened, features, known),
                var flavour => throw new FaultException($"its model.json has the flavour '{flavour}'. Allowed here: {string.Join(", ", Registry.Flavours.All)}."),
            };
        }
        catch (Exception fault) when (fault is FaultException or JsonException or InvalidDataException or EndOfStreamException)
        {
            string abbreviated = artifact.Abbreviated;
            throw fault.Message.StartsWith($"Artifact {abbreviated}", StringComparison.Ordinal) ? fault
                : new FaultException($"Artifact {abbreviated} ({file}) cannot be loaded: {fault.Message}", fault);
        }
    }

    private static IPredictor Checked(Artifact artifact, IReadOnlyList<FeatureDeclaration> features, IFlavour flavour)
    {
        string had = string.Join(", ", artifact.Description.Features.Select(feature => $"{feature.Name} {feature.Type}"));
        string wanted = string.Join(", ", features.Select(feature => $"{feature.Name} {LightGbmFeature.NameOf(feature.Type)}"));
        return had == wanted
            ? flavour.Load(artifact, features)
            : throw new FaultException($"it was registered for the features [{had}], and these are [{wanted}]. Register it again for those.");
    }
}
