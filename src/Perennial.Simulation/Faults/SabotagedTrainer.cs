using Perennial.Train;

namespace Perennial.Simulation.Faults;

/// <summary>A trainer that gets shuffled labels in one run.</summary>
/// <param name="trainer">The trainer.</param>
/// <param name="run">The run, from 1.</param>
/// <param name="shuffle">Shuffles the labels of a file, given the file and the label's column.</param>
internal sealed class SabotagedTrainer(ITrainer trainer, int run, Action<string, string> shuffle) : ITrainer
{
    /// <inheritdoc/>
    public TrainingResult Advance(TrainingJob job) => trainer.Advance(job.Run != run || job.Trial > 0 ? job : job with
    {
        WriteRows = file =>
        {
            job.WriteRows(file);
            shuffle(file, job.Label);
        },
    });

    /// <inheritdoc/>
    public void Discard(string model, int run, int trial) => trainer.Discard(model, run, trial);

    /// <inheritdoc/>
    public Task WaitAsync(string model, int run, CancellationToken cancellationToken) => trainer.WaitAsync(model, run, cancellationToken);
}
