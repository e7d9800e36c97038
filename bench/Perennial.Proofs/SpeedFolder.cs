using Perennial.Adapters.Files;
using Perennial.Adapters.Flavours;
using Perennial.Adapters.Sqlite;
using Perennial.Registry;
using Perennial.RollOut;
using Perennial.Terms;

namespace Perennial.Proofs;

/// <summary>Prepares a data folder with one model for each way of answering, all with the same trees of the sample's replay as champion.</summary>
/// <param name="sample">The replay.</param>
/// <param name="data">The folder.</param>
public sealed class SpeedFolder(ReplayedSample sample, string data)
{
    /// <summary>Each row is durable before its answer.</summary>
    public const string Durable = "durable";

    /// <summary>Rows are written soon after.</summary>
    public const string Buffered = "buffered";

    /// <summary>Buffered; a second version answers half of the entities.</summary>
    public const string Split = "split";

    /// <summary>Buffered; a second version answers unseen.</summary>
    public const string Shadow = "shadow";

    /// <summary>Buffered; the version in the shadow is on a server that may stall.</summary>
    public const string StalledShadow = "stalled-shadow";

    /// <summary>The champion is on a server that may stall.</summary>
    public const string Remote = "remote";

    private static readonly StageOptions Unseen = new(StageKind.Shadow, 0, 1_000_000, TimeSpan.FromDays(30), WhenInconclusive.Hold);

    /// <summary>Buffered; its champion is swapped.</summary>
    public const string Swapped = "swapped";

    /// <summary>Writes the folder of a model whose champion is swapped: so many versions of it, of which the first answers.</summary>
    public void PrepareSwapped(int versions)
    {
        var folder = DataFolder.Open(data, TimeProvider.System);
        Bring(new BlobStore(folder), versions);
        using var store = new SqliteJournalStore(folder);
        Add(new ModelStates(new Journal(store)), Swapped, AnswerLogging.Buffered, [.. sample.Versions.Take(versions)], null);
    }

    /// <summary>Writes the folder of all other models.</summary>
    /// <param name="shadow">Answers in the shadow of <see cref="StalledShadow"/>.</param>
    /// <param name="champion">Answers for <see cref="Remote"/>.</param>
    public void Prepare(Uri shadow, Uri champion)
    {
        var folder = DataFolder.Open(data, TimeProvider.System);
        File.WriteAllText(Path.Combine(data, "commands.yaml"), $"remotes: {{ shadow: {{ url: '{shadow}', timeout: 60s }}, champion: {{ url: '{champion}', timeout: 60s }} }}\n");
        var own = new BlobStore(folder);
        Bring(own, 2);
        using var store = new SqliteJournalStore(folder);
        var states = new ModelStates(new Journal(store));
        var (first, second) = (sample.Versions[0], sample.Versions[1]);
        Add(states, Durable, AnswerLogging.Durable, [first], null);
        Add(states, Buffered, AnswerLogging.Buffered, [first], null);
        Add(states, Split, AnswerLogging.Buffered, [first, second], Unseen with { Kind = StageKind.Split, Share = 0.5 });
        Add(states, Shadow, AnswerLogging.Buffered, [first, second], Unseen);
        Add(states, StalledShadow, AnswerLogging.Buffered, [first, Elsewhere(own, second, "shadow")], Unseen);
        Add(states, Remote, AnswerLogging.Buffered, [Elsewhere(own, first, "champion")], null);
    }

    private void Bring(BlobStore own, int versions)
    {
        var replayed = new BlobStore(DataFolder.Open(sample.Data, TimeProvider.System));
        foreach (var version in sample.Versions.Take(versions))
        {
            var draft = own.Draft(BlobKinds.Artifacts);
            File.Copy(replayed.Open(BlobKinds.Artifacts, version.Artifact), draft);
            own.Keep(BlobKinds.Artifacts, draft);
        }
    }

    private void Add(ModelStates states, string name, AnswerLogging logging, IReadOnlyList<ModelVersion> versions, StageOptions? stage)
    {
        List<IFact> facts =
        [
            new ModelDeclared(sample.Model with { Model = name, Log = new LogOptions { Answers = logging } }),
            .. versions.Select(version => new VersionRegistered(version)),
            new VersionPromoted(versions[0].Number, null, "the proof asks for it"),
        ];
        if (stage is not null)
        {
            facts.AddRange([new RolloutStarted(versions[1].Number), new StageEntered(versions[1].Number, 0, stage)]);
        }

        states.Act(name, TimeProvider.System.GetUtcNow(), "prove", _ => facts);
    }

    private ModelVersion Elsewhere(BlobStore blobs, ModelVersion version, string remote) =>
        version with { Artifact = new ArtifactPacker(blobs).Remote(sample.Model, remote, "any", null), Flavour = Flavours.Remote };
}
