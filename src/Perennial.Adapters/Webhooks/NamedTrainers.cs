using Perennial.Adapters.Processes;
using Perennial.Terms;
using Perennial.Train;

namespace Perennial.Adapters.Webhooks;

/// <summary>Gives each job to whom its trainer's name stands for: a process here, or a system elsewhere.</summary>
/// <param name="processes">Runs processes.</param>
/// <param name="external">Tells a system elsewhere.</param>
public sealed class NamedTrainers(ProcessTrainer processes, ExternalTrainer external) : ITrainer, IDisposable
{
    /// <inheritdoc/>
    public TrainingResult Advance(TrainingJob job) => job.Trainer == Trainers.External ? external.Advance(job) : processes.Advance(job);

    /// <inheritdoc/>
    public void Discard(string model, int run, int trial) => processes.Discard(model, run, trial);

    /// <inheritdoc/>
    public Task WaitAsync(string model, int run, CancellationToken cancellationToken) =>
        Task.WhenAll(processes.WaitAsync(model, run, cancellationToken), external.WaitAsync(model, run, cancellationToken));

    /// <inheritdoc/>
    public void Dispose()
    {
        external.Dispose();
        processes.Dispose();
    }
}
