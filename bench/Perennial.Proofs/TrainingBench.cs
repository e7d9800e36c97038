using Perennial.Adapters.Files;
using Perennial.Adapters.Processes;
using Perennial.Adapters.Sqlite;
using Perennial.Terms;
using Perennial.Train;

namespace Perennial.Proofs;

/// <summary>The trainer that production uses, in a folder of its own.</summary>
internal sealed class TrainingBench : IDisposable
{
    private readonly SqliteOperationsLog operations;
    private readonly ProcessTrainer trainer;
    private int run;

    /// <param name="root">The folder.</param>
    public TrainingBench(string root)
    {
        var folder = DataFolder.Open(root, TimeProvider.System);
        operations = new SqliteOperationsLog(folder, TimeProvider.System);
        trainer = new ProcessTrainer(folder.Runs, new BlobStore(folder), operations, ["dotnet", Launch.Program], TimeProvider.System, new ProcessTrainerOptions { KilledCount = 1 });
    }

    /// <summary>A training of a model's rows by the defaults.</summary>
    public static TrainingJob Job(ModelDeclaration model, string trainer, Action<string> rows) =>
        TrainingJob.Of(model with { Train = new TrainOptions { Trainer = trainer } }, 1, "measured", Digest.None, rows);

    /// <summary>Trains to the end.</summary>
    public async Task<TrainingResult> RunAsync(TrainingJob job, CancellationToken cancellation)
    {
        var numbered = job with { Run = ++run };
        TrainingResult result;
        while ((result = trainer.Advance(numbered)) is TrainingResult.Running)
        {
            await trainer.WaitAsync(numbered.Model, numbered.Run, cancellation);
        }

        return result;
    }

    /// <summary>Trains to the end, which must be a good one.</summary>
    /// <exception cref="InvalidOperationException">It was not.</exception>
    public async Task<TrainingResult.Finished> FinishAsync(TrainingJob job, CancellationToken cancellation) => await RunAsync(job, cancellation) switch
    {
        TrainingResult.Finished finished => finished,
        TrainingResult.Failed failed => throw new InvalidOperationException(failed.Reason),
        var other => throw new InvalidOperationException(other.ToString()),
    };

    public void Dispose()
    {
        trainer.Dispose();
        operations.Dispose();
    }
}
