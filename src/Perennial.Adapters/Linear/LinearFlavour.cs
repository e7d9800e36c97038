using System.Text.Json;
using Perennial.Adapters.Flavours;
using Perennial.Registry;
using Perennial.Terms;

namespace Perennial.Adapters.Linear;

/// <summary>Reads weights in JSON.</summary>
internal sealed class LinearFlavour : IFlavour
{
    public IPredictor Load(Artifact artifact, IReadOnlyList<FeatureDeclaration> features)
    {
        LinearModel model = JsonSerializer.Deserialize(artifact.Required(ArtifactDescription.File), LinearJson.Default.LinearModel)
            ?? throw new FaultException("its model.json is empty.");
        int outputs = model.Task == "multiclass" ? model.Width : 1;
        int width = new LinearDesign(model.Features).Width + 1;
        return model.Weights.Count == outputs && model.Weights.All(weights => weights.Count == width)
            ? new LinearPredictor(model, features)
            : throw new FaultException($"its weights are {string.Join(" + ", model.Weights.Select(weights => weights.Count))}, and its features take {outputs} times {width}. Train it again.");
    }
}
