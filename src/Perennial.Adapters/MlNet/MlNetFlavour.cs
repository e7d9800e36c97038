using Microsoft.ML;
using Perennial.Adapters.Flavours;
using Perennial.Registry;
using Perennial.Terms;

namespace Perennial.Adapters.MlNet;

/// <summary>Reads pipelines that ML.NET saved.</summary>
internal sealed class MlNetFlavour : IFlavour
{
    /// <summary>The pipeline's name in an artifact.</summary>
    public const string File = "model.zip";

    public IPredictor Load(Artifact artifact, IReadOnlyList<FeatureDeclaration> features)
    {
        try
        {
            using var stream = new MemoryStream(artifact.Required(File));
            ITransformer pipeline = new MLContext(seed: 1).Model.Load(stream, out DataViewSchema schema);
            _ = new FeatureView(new FeatureTable(0, []), features, schema);
            return new MlNetPredictor(pipeline, schema, features, artifact.Description);
        }
        catch (Exception refusal) when (refusal is InvalidOperationException or FormatException or InvalidDataException or ArgumentException)
        {
            throw new FaultException($"ML.NET does not take its {File}: {refusal.Message} Save pipeline and input schema together: mlContext.Model.Save(pipeline, data.Schema, file).", refusal);
        }
    }
}
