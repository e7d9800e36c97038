using System.Text.Json;
using Perennial.Adapters.LightGbm;
using Perennial.Adapters.Processes;
using Perennial.Registry;
using Perennial.Terms;

namespace Perennial.Adapters.Flavours;

/// <summary>Makes artifacts of what was trained elsewhere: the same files give the same digest.</summary>
/// <param name="blobs">Where artifacts are kept.</param>
public sealed class ArtifactPacker(IBlobStore blobs)
{
    /// <summary>An artifact of a version that answers elsewhere: there is nothing in it but what it is.</summary>
    public Digest External(ModelDeclaration model) => Pack(Described(model, Registry.Flavours.External), null);

    /// <summary>An artifact that always gives one answer.</summary>
    /// <param name="model">The model.</param>
    /// <param name="answer">A probability, one for each class, or a number.</param>
    /// <exception cref="FaultException">That is no answer of the model.</exception>
    public Digest Constant(ModelDeclaration model, IReadOnlyList<double> answer)
    {
        if (answer.Count != model.AnswerWidth || !Monitor.Answers.Sound(model.Task, [.. answer]))
        {
            throw new FaultException($"[{string.Join(", ", answer)}] is no answer of '{model.Model}': "
                + (model.Task == TaskKind.Regression ? "one finite number is wanted." : $"{model.AnswerWidth} probabilities from 0 to 1 are wanted, separated by commas where there are several."));
        }

        return Pack(Described(model, Registry.Flavours.Constant) with { Answer = answer }, null);
    }

    private static ArtifactDescription Described(ModelDeclaration model, string flavour) => new(
        flavour,
        [.. model.Features.Select(feature => new ArtifactFeature(feature.Name, LightGbmFeature.NameOf(feature.Type)))],
        model.Task.ToString().ToLowerInvariant(),
        model.AnswerWidth);

    private Digest Pack(ArtifactDescription description, Action<string>? fill)
    {
        string folder = blobs.Draft(BlobKinds.Artifacts) + "-files";
        Directory.CreateDirectory(folder);
        try
        {
            File.WriteAllText(Path.Combine(folder, ArtifactDescription.File), JsonSerializer.Serialize(description, FlavoursJson.Default.ArtifactDescription));
            fill?.Invoke(folder);
            string draft = blobs.Draft(BlobKinds.Artifacts);
            ArtifactTar.Pack(folder, draft);
            return blobs.Keep(BlobKinds.Artifacts, draft);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
