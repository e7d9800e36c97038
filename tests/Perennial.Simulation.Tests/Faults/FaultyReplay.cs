using Perennial.Evaluate;
using Perennial.Log;
using Perennial.Monitor;
using Perennial.Registry;
using Perennial.Simulation.Faults;
using Perennial.Terms;
using Perennial.Tests.Fakes;
using Perennial.Train;

namespace Perennial.Simulation.Tests.Faults;

/// <summary>A replay with faults through the real loop, over stores in memory: a version every Monday, then a shadow and a split.</summary>
internal sealed class FaultyReplay : IDisposable
{
    private readonly MemoryJournalStore store = new();
    private readonly MemoryInbox inbox = new();
    private readonly MemorySegmentStore segments = new();
    private readonly MemoryBlobStore blobs = new();
    private readonly GivenHistory history = new();
    private readonly IReadOnlyList<Fault> faults;

    public FaultyReplay(params string[] names) => faults = FaultList.Of(
        names, Model, history, (file, _) => segments.Exported[file] = segments.Exported[file].Shuffled());

    public static ModelDeclaration Model { get; } = Declared.Model with
    {
        Retrain = new RetrainOptions { Cooldown = TimeSpan.FromDays(1), Schedule = "0 0 * * 1", Money = false },
    };

    public ModelState State => new ModelStates(new Journal(store)).Load(Model.Model);

    public IReadOnlyList<Recorded> Journaled => new Journal(store).Read(Model.Model);

    /// <summary>What the first fault came to.</summary>
    public FaultStory Story => faults[0].Tell(State, Journaled);

    /// <summary>Facts of a kind, with their times.</summary>
    public IReadOnlyList<(DateTimeOffset At, T Fact)> Of<T>() => [.. Journaled.Where(one => one.Fact is T).Select(one => (one.Event.AsOf, (T)one.Fact))];

    /// <summary>Runs to the end, or to a day, in a process of its own.</summary>
    public async Task<FaultyReplay> RunAsync(int days = int.MaxValue)
    {
        using var stop = new CancellationTokenSource();
        var clock = new VirtualClock(DateTimeOffset.UnixEpoch);
        var journal = new Journal(store);
        var states = new ModelStates(journal);
        if (states.Load(Model.Model).Registry.Declaration is null)
        {
            states.Act(Model.Model, GivenHistory.Start, Turn.Driver, _ => [new ModelDeclared(Model)]);
        }

        try
        {
            await Replay(clock, journal, states).RunAsync(
                progress =>
                {
                    if (progress.Done == days)
                    {
                        stop.Cancel();
                    }
                },
                stop.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // It was to end here.
        }

        return this;
    }

    /// <summary>How many answers a version gave that were used, by day.</summary>
    public long AnswersOf(int version) => Window().Numbers(WindowColumns.Version).LongCount(by => by == version);

    public void Dispose() => blobs.Dispose();

    private IWindow Window() => segments.Open(
        Model.Features, State.Log.Segments, new WindowQuery(GivenHistory.Start, GivenHistory.Start.AddDays(GivenHistory.Days), State.Log.Through));

    private Replay Replay(VirtualClock clock, Journal journal, ModelStates states)
    {
        var trainer = faults.Aggregate((ITrainer)new ScriptedTrainer(segments, blobs), (all, fault) => fault.Over(all));
        var timed = new TimedInbox(inbox, clock);
        var log = new PredictionLog(timed, segments);
        var versions = new VersionLoader(new RatePredictorSource(blobs));
        var loop = new RetrainLoop(
            states, log, new ModelMonitor(log, versions), new DatasetSnapshot(log, blobs), new TrialTraining(trainer, log, blobs), new VersionTraining(trainer, log), new Evaluation(log, versions, new ExpectationStore(blobs)));
        return new Replay(Model, history, timed, states, new ModelServing(states, journal, versions, Model.Model), loop, trainer, clock) { Faults = faults };
    }
}
