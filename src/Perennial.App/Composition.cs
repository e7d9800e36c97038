using Perennial.Adapters.Commands;
using Perennial.Adapters.DuckDb;
using Perennial.Adapters.Files;
using Perennial.Adapters.Flavours;
using Perennial.Adapters.Processes;
using Perennial.Adapters.Sqlite;
using Perennial.Adapters.Webhooks;
using Perennial.App.Api.Live;
using Perennial.Evaluate;
using Perennial.Log;
using Perennial.Monitor;
using Perennial.Registry;
using Perennial.Simulation;
using Perennial.Train;

namespace Perennial.App;

/// <summary>All wiring: the domain's parts over one data folder.</summary>
internal sealed class Composition : IDisposable
{
    private static readonly AsyncLocal<Composition?> Lent = new();

    private readonly Stack<IDisposable> owned = new();

    private Composition(string data, TimeProvider clock, long reserveBytes, int idleVersions)
    {
        Clock = clock;
        Folder = DataFolder.Open(data, TimeProvider.System, reserveBytes);
        Blobs = new BlobStore(Folder);
        JournalStore = Own(new SqliteJournalStore(Folder));
        Inbox = Own(new SqliteInbox(Folder, clock));
        Leases = Own(new SqliteLeaseStore(Folder, TimeProvider.System));
        Operations = Own(new SqliteOperationsLog(Folder, TimeProvider.System));
        DuckDb = Own(new DuckDbSession(new DuckDbOptions()));
        Segments = new ParquetSegmentStore(Blobs, DuckDb);
        Journal = new Journal(JournalStore);
        States = new ModelStates(Journal);
        Log = new PredictionLog(Inbox, Segments);
        Versions = Own(new VersionLoader(new FlavourPredictorSource(Blobs, new ScorerList(Executable(), CommandsFile, Folder.Runs))) { IdleVersions = idleVersions });
        Trainer = Own(new NamedTrainers(
            new ProcessTrainer(Folder.Runs, Blobs, Operations, Executable(), TimeProvider.System, Allowed()),
            new ExternalTrainer(Folder.Runs, new TrainerList(CommandsFile), Operations, TimeProvider.System)));
    }

    /// <summary>The parts of one that stays open; with a clock of its own, arrivals are those of that clock.</summary>
    private Composition(Composition lender, TimeProvider? clock)
    {
        (Folder, Blobs, JournalStore, Leases, Operations, DuckDb) = (lender.Folder, lender.Blobs, lender.JournalStore, lender.Leases, lender.Operations, lender.DuckDb);
        (Segments, Journal, States, Versions, Trainer) = (lender.Segments, lender.Journal, lender.States, lender.Versions, lender.Trainer);
        (Clock, Live) = (clock ?? lender.Clock, lender.Live);
        Inbox = clock is null ? lender.Inbox : Own(new SqliteInbox(Folder, clock));
        Log = clock is null ? lender.Log : new PredictionLog(Inbox, Segments);
    }

    public DataFolder Folder { get; }

    public BlobStore Blobs { get; }

    public SqliteJournalStore JournalStore { get; }

    public SqliteInbox Inbox { get; }

    public SqliteLeaseStore Leases { get; }

    public SqliteOperationsLog Operations { get; }

    public DuckDbSession DuckDb { get; }

    public ParquetSegmentStore Segments { get; }

    public Journal Journal { get; }

    public ModelStates States { get; }

    public PredictionLog Log { get; }

    /// <summary>Which programs may score and train, and whom a webhook may tell: a person writes it.</summary>
    private string CommandsFile => Path.Combine(Folder.Root, "commands.yaml");

    public VersionLoader Versions { get; }

    public NamedTrainers Trainer { get; }

    /// <summary>The time: the machine's, unless whoever opened the folder named another.</summary>
    public TimeProvider Clock { get; }

    /// <summary>What the server over this folder knows beside what the folder holds; null where there is none in this process.</summary>
    public LiveKnowledge? Live { get; set; }

    /// <summary>Opens a data folder, or creates it.</summary>
    /// <param name="data">The folder.</param>
    /// <param name="clock">What arrivals take for the time; null for the machine's.</param>
    /// <param name="reserveBytes">Disk space that ingest leaves free for the journal.</param>
    /// <param name="idleVersions">How many versions that nobody uses stay loaded.</param>
    public static Composition Open(string data, TimeProvider? clock = null, long reserveBytes = DataFolder.DefaultReserveBytes, int idleVersions = int.MaxValue) =>
        Lent.Value is { } lender && lender.Folder.Root == Path.TrimEndingDirectorySeparator(Path.GetFullPath(data))
            ? new(lender, clock)
            : new(data, clock ?? TimeProvider.System, reserveBytes, idleVersions);

    /// <summary>Whoever opens this folder in what follows, in this flow of calls, gets these parts: a process has one of each.</summary>
    public static void Lend(Composition house) => Lent.Value = house;

    /// <summary>The loop over this folder.</summary>
    /// <param name="trainer">What trains; null for processes of this folder.</param>
    /// <param name="live">Whether versions are measured where they serve; in a replay nothing is.</param>
    /// <param name="meter">What counts what serving takes; null for the server's where it is live, one that nothing is told to where there is no server, and none in a replay.</param>
    public RetrainLoop Loop(ITrainer? trainer = null, bool live = false, IServingMeter? meter = null) => new(
        States,
        Log,
        new ModelMonitor(Log, Versions),
        new DatasetSnapshot(Log, Blobs),
        new TrialTraining(trainer ?? Trainer, Log, Blobs),
        new VersionTraining(trainer ?? Trainer, Log),
        new Evaluation(Log, Versions, new ExpectationStore(Blobs), Probe(), live ? Meter() : null),
        meter ?? (live ? Live?.Meter ?? new ServingTally(DateTimeOffset.UnixEpoch) : null));

    /// <summary>Tries artifacts in a process that may die.</summary>
    public ArtifactProbe Probe() => new(Executable(), Blobs, Folder.Runs, CommandsFile);

    /// <summary>A trainer whose runs lie in a folder of their own.</summary>
    public ProcessTrainer TrainerIn(string runs) => new(runs, Blobs, Operations, Executable(), TimeProvider.System, Allowed());

    /// <summary>Measures versions in processes that may die.</summary>
    public VersionMeter Meter() => new(Executable(), Blobs, Folder.Runs, CommandsFile);

    /// <summary>Compares a finished replay; what it trains is kept in a folder of its own.</summary>
    public Comparator Comparator()
    {
        var apart = DataFolder.Open(Path.Combine(Folder.Root, "comparison"), TimeProvider.System);
        var blobs = new BlobStore(apart);
        var trainer = Own(new ProcessTrainer(apart.Runs, blobs, Operations, Executable(), TimeProvider.System, Allowed()));
        return new Comparator(States, Log, Versions, trainer, new FlavourPredictorSource(blobs, new ScorerList(Executable(), CommandsFile, apart.Runs)));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        while (owned.TryPop(out var part))
        {
            part.Dispose();
        }
    }

    private ProcessTrainerOptions Allowed() => new() { Listed = new TrainerList(CommandsFile) };

    private static IReadOnlyList<string> Executable()
    {
        var host = Environment.ProcessPath!;
        return Path.GetFileNameWithoutExtension(host) == "dotnet" ? [host, typeof(Composition).Assembly.Location] : [host];
    }

    private T Own<T>(T part) where T : IDisposable
    {
        owned.Push(part);
        return part;
    }
}
