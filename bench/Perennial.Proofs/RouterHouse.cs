using Perennial.Adapters.Files;
using Perennial.Adapters.Flavours;
using Perennial.Adapters.Sqlite;
using Perennial.Log;
using Perennial.Registry;
using Perennial.RollOut;
using Perennial.Serve;
using Perennial.Terms;

namespace Perennial.Proofs;

/// <summary>A model in a data folder of its own, served in this process, whose versions lie in the folder of a replay.</summary>
public sealed class RouterHouse : IDisposable
{
    private readonly SqliteJournalStore store;
    private readonly SqliteInbox inbox;

    /// <summary>Opens it, and declares the model with its versions; the first is champion.</summary>
    public RouterHouse(string data, string replayed, ModelDeclaration model, IReadOnlyList<ModelVersion> versions, bool inShadow = false)
    {
        var folder = DataFolder.Open(data, TimeProvider.System);
        store = new SqliteJournalStore(folder);
        inbox = new SqliteInbox(folder, TimeProvider.System);
        Journal = new Journal(store);
        States = new ModelStates(Journal);
        Source = new RouterSource(new FlavourPredictorSource(new BlobStore(DataFolder.Open(replayed, TimeProvider.System))));
        Versions = new VersionLoader(Source) { IdleVersions = 0 };
        Watch = new JournalWatch(Journal, TimeProvider.System);
        Log = new AnswerLog(inbox, _ => Logging);
        Name = model.Model;
        Act([new ModelDeclared(model), .. versions.Select(version => new VersionRegistered(version)), new VersionPromoted(versions[0].Number, null, "first")]);
        if (inShadow)
        {
            Act([new RolloutStarted(versions[1].Number), new StageEntered(versions[1].Number, 0, new StageOptions(StageKind.Shadow, 0, 1, TimeSpan.FromDays(9), WhenInconclusive.Hold))]);
        }
    }

    public string Name { get; }

    public Journal Journal { get; }

    public ModelStates States { get; }

    public RouterSource Source { get; }

    public VersionLoader Versions { get; }

    public JournalWatch Watch { get; }

    public AnswerLog Log { get; }

    /// <summary>How answers are logged.</summary>
    public AnswerLogging Logging { get; set; } = AnswerLogging.Buffered;

    /// <summary>Serves the model.</summary>
    public ModelServing Serve(bool watched = true, ShadowQueue? shadows = null) => new(States, Journal, Versions, Name, watched ? Watch : null, shadows);

    /// <summary>Appends facts.</summary>
    public void Act(IReadOnlyList<IFact> facts) => States.Act(Name, DateTimeOffset.UnixEpoch, "prove", _ => facts);

    public void Dispose()
    {
        Log.DisposeAsync().AsTask().GetAwaiter().GetResult();
        Watch.Dispose();
        Versions.Dispose();
        inbox.Dispose();
        store.Dispose();
    }
}
