using System.Text.Json;
using Perennial.Adapters.Commands;
using Perennial.Adapters.LightGbm;
using Perennial.Adapters.Linear;
using Perennial.Adapters.MlNet;
using Perennial.Adapters.Onnx;
using Perennial.Adapters.Remote;
using Perennial.Registry;
using Perennial.Terms;

namespace Perennial.Adapters.Flavours;

/// <summary>Loads versions of every flavour, by what <c>model.json</c> in their artifacts says.</summary>
/// <param name="blobs">Where artifacts are kept.</param>
/// <param name="commands">The scorers that may be started, and the servers that may be asked; null for none.</param>
public sealed class FlavourPredictorSource(IBlobStore blobs, ScorerList? commands = null) : IPredictorSource
{
    /// <inheritdoc/>
    public IPredictor Load(Digest artifact, IReadOnlyList<FeatureDeclaration> features)
    {
        string file = blobs.Open(BlobKinds.Artifacts, artifact);
        try
        {
            return Load(file, features, commands);
        }
        catch (Exception fault) when (fault is FaultException or JsonException or InvalidDataException or EndOfStreamException)
        {
            throw new FaultException($"Artifact {artifact.Abbreviated} ({file}) cannot be loaded: {fault.Message}", fault);
        }
    }

    /// <summary>How an artifact is read, see <see cref="Registry.Flavours"/>.</summary>
    /// <exception cref="FaultException">It does not say.</exception>
    public static string FlavourOf(string file) => Artifact.Open(file).Flavour;

    /// <summary>Loads the artifact in a file.</summary>
    internal static IPredictor Load(string file, IReadOnlyList<FeatureDeclaration> features, ScorerList? commands)
    {
        Artifact artifact = Artifact.Open(file);
        return artifact.Flavour switch
        {
            Registry.Flavours.LightGbm => LightGbmPredictorSource.Load(file, features),
            Registry.Flavours.Linear => Checked(artifact, features, new LinearFlavour()),
            Registry.Flavours.Onnx => Checked(artifact, features, new OnnxFlavour()),
            Registry.Flavours.MlNet => Checked(artifact, features, new MlNetFlavour()),
            Registry.Flavours.Constant => Checked(artifact, features, new ConstantFlavour()),
            Registry.Flavours.Rule => Checked(artifact, features, new RuleFlavour()),
            Registry.Flavours.Command => Checked(artifact, features, new CommandFlavour(commands)),
            Registry.Flavours.Remote => Checked(artifact, features, new RemoteFlavour(commands)),
            Registry.Flavours.External => throw new FaultException("this version answers elsewhere and is known only by its logged answers: it cannot be scored here."),
            var flavour => throw new FaultException($"its model.json has the flavour '{flavour}'. Allowed here: {string.Join(", ", Registry.Flavours.All)}."),
        };
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
