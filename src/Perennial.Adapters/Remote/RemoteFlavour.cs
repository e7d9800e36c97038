using System.Text.Json;
using Perennial.Adapters.Commands;
using Perennial.Adapters.Flavours;
using Perennial.Registry;
using Perennial.Terms;

namespace Perennial.Adapters.Remote;

/// <summary>A model on another server that speaks version 2 of the Open Inference Protocol.</summary>
/// <param name="allowed">Which servers may be asked.</param>
internal sealed class RemoteFlavour(ScorerList? allowed) : IFlavour
{
    public IPredictor Load(Artifact artifact, IReadOnlyList<FeatureDeclaration> features)
    {
        ArtifactDescription description = artifact.Description;
        if (allowed is null || description.Remote is not { } target)
        {
            throw new FaultException("its server is not known here.");
        }

        var link = new RemoteLink(target.Name, allowed.FindRemote(target.Name));
        try
        {
            JsonElement metadata = link.Get(target.Path);
            return new RemotePredictor(
                link,
                new RemoteAllowance(allowed, target.Name, link.Options, TimeProvider.System),
                target,
                features,
                RemoteInputs.Of(RemoteTensor.All(metadata, "inputs"), features),
                RemoteOutput.Of(RemoteTensor.All(metadata, "outputs"), description.Width, description.Task),
                TakesBinary(link.Get("v2")));
        }
        catch
        {
            link.Dispose();
            throw;
        }
    }

    private static bool TakesBinary(JsonElement server) =>
        server.ValueKind == JsonValueKind.Object && server.TryGetProperty("extensions", out JsonElement extensions) && extensions.ValueKind == JsonValueKind.Array
        && extensions.EnumerateArray().Any(extension => extension.ValueKind == JsonValueKind.String && extension.ValueEquals("binary_tensor_data"));
}
