using System.Text.Json;
using Perennial.Adapters.Commands;
using Perennial.Adapters.Processes;
using Perennial.Evaluate;
using Perennial.Registry;
using Perennial.Terms;

namespace Perennial.Adapters.Flavours;

/// <summary>Loads a new artifact and asks it, in a process that may die, before anybody trusts it.</summary>
/// <param name="executable">What starts this program.</param>
/// <param name="blobs">Where artifacts are kept.</param>
/// <param name="scratch">Where the process works.</param>
/// <param name="commandsFile">The allow-list of scorers.</param>
public sealed class ArtifactProbe(IReadOnlyList<string> executable, IBlobStore blobs, string scratch, string commandsFile) : IArtifactProbe
{
    private const long MemoryLimitBytes = 4L << 30;
    private static readonly TimeSpan TimeLimit = TimeSpan.FromMinutes(2);

    /// <summary>Several may probe the same artifact at once: each has a folder of its own.</summary>
    private static int probes;

    /// <inheritdoc/>
    public void Check(ModelDeclaration model, Digest artifact)
    {
        var folder = new TrainerFolder(Path.Combine(scratch, $"probe-{Environment.ProcessId}-{artifact.Abbreviated}-{Interlocked.Increment(ref probes)}"));
        Directory.CreateDirectory(folder.Root);
        try
        {
            var request = new ProbeRequest(
                blobs.Open(BlobKinds.Artifacts, artifact),
                [.. model.Features.Select(feature => new ArtifactFeature(feature.Name, feature.Type == FeatureType.Numeric ? "numeric" : "categorical"))],
                model.Task.ToString(),
                model.AnswerWidth,
                commandsFile,
                [.. executable]);
            File.WriteAllText(Path.Combine(folder.Root, ProbeRequest.File), JsonSerializer.Serialize(request, FlavoursJson.Default.ProbeRequest));
            new SupervisedCall(executable, folder, [.. executable, "probe-job", folder.Root]).Run("The artifact was probed in a process of its own, which", TimeLimit, MemoryLimitBytes);
        }
        finally
        {
            Directory.Delete(folder.Root, recursive: true);
        }
    }

    /// <summary>What the process does: loads the artifact and asks it for rows of zeros, of missing values, and one request.</summary>
    /// <exception cref="FaultException">It cannot be loaded, or gives no answers.</exception>
    public static void Run(string folder)
    {
        ProbeRequest request = JsonSerializer.Deserialize(File.ReadAllText(Path.Combine(folder, ProbeRequest.File)), FlavoursJson.Default.ProbeRequest)!;
        FeatureDeclaration[] features = [.. request.Features.Select(one => new FeatureDeclaration(one.Name, one.Type == "numeric" ? FeatureType.Numeric : FeatureType.Categorical))];
        using IPredictor predictor = FlavourPredictorSource.Load(request.Artifact, features, new ScorerList(request.Executable, request.Commands, folder));
        Demand(request, "3 rows of zeros", predictor.Score(Table(features, 3, false)), 3, mustBeSound: true);
        Demand(request, "3 rows without values", predictor.Score(Table(features, 3, true)), 3, mustBeSound: false);
        Demand(request, "one request", predictor.Score([.. features.Select(feature => feature.Type == FeatureType.Numeric ? (object)0.0 : "x")]), 1, mustBeSound: true);
    }

    private static void Demand(ProbeRequest request, string what, double[] answers, int rows, bool mustBeSound)
    {
        if (answers.Length != rows * request.Width || (mustBeSound && !Monitor.Answers.Sound(Enum.Parse<TaskKind>(request.Task), answers)))
        {
            throw new FaultException($"To {what} it answered [{string.Join(", ", answers.Take(12))}]; {rows * request.Width} "
                + (Enum.Parse<TaskKind>(request.Task) == TaskKind.Regression ? "finite numbers are wanted." : "probabilities from 0 to 1 are wanted."));
        }
    }

    private static FeatureTable Table(FeatureDeclaration[] features, int rows, bool missing) => FeatureTable.Of(
        features, rows, _ => [.. Enumerable.Repeat(missing ? double.NaN : 0, rows)], _ => [.. Enumerable.Repeat(missing ? null : "x", rows)]);
}
