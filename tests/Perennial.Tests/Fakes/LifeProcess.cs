using Perennial.Evaluate;
using Perennial.Log;
using Perennial.Monitor;
using Perennial.Registry;
using Perennial.Train;

namespace Perennial.Tests.Fakes;

/// <summary>All that a process holds in memory over the stores of a life.</summary>
internal sealed class LifeProcess
{
    private readonly Life life;

    public LifeProcess(Life life)
    {
        this.life = life;
        var journal = new Journal(life.Journal);
        var log = new PredictionLog(life.Inbox, life.Segments);
        var versions = new VersionLoader(life.Source);
        States = new ModelStates(journal);
        Serving = new ModelServing(States, journal, versions, life.Model.Model);
        Loop = new RetrainLoop(
            States, log, new ModelMonitor(log, versions), new DatasetSnapshot(log, life.Blobs), new TrialTraining(life.Trainer, log, life.Blobs), new VersionTraining(life.Trainer, log), new Evaluation(log, versions, new ExpectationStore(life.Blobs)), life.Meter);
    }

    public ModelStates States { get; }

    public ModelServing Serving { get; }

    public RetrainLoop Loop { get; }

    /// <summary>Takes one turn.</summary>
    public TurnOutcome Turn(DateTimeOffset now) =>
        Loop.TurnAsync(life.Model.Model, now, CancellationToken.None).AsTask().GetAwaiter().GetResult();
}
