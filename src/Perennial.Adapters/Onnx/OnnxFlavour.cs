using Microsoft.ML.OnnxRuntime;
using Perennial.Adapters.Flavours;
using Perennial.Registry;
using Perennial.Terms;

namespace Perennial.Adapters.Onnx;

/// <summary>Reads ONNX graphs. One thread per session: what serves must not depend on how many cores there are.</summary>
internal sealed class OnnxFlavour : IFlavour
{
    /// <summary>The graph's name in an artifact.</summary>
    public const string File = "model.onnx";

    public IPredictor Load(Artifact artifact, IReadOnlyList<FeatureDeclaration> features)
    {
        try
        {
            using var options = new SessionOptions { IntraOpNumThreads = 1, InterOpNumThreads = 1, LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR };
            var session = new InferenceSession(artifact.Required(File), options);
            try
            {
                return new OnnxPredictor(session, features, OnnxInputs.Of(session.InputMetadata, features, artifact.Description), OnnxOutput.Of(session.OutputMetadata, artifact.Description));
            }
            catch
            {
                session.Dispose();
                throw;
            }
        }
        catch (OnnxRuntimeException refusal)
        {
            throw new FaultException($"ONNX Runtime does not take its {File}: {refusal.Message} Weights must be inside the file.", refusal);
        }
    }
}
