using Perennial.Train;

namespace Perennial.App.Commands;

/// <summary>Begins no training, and says of every one that it goes on: a training ends with the process that began it, and this one does not wait.</summary>
internal sealed class IdleTrainer : ITrainer
{
    /// <inheritdoc/>
    public TrainingResult Advance(TrainingJob job) => new TrainingResult.Running(0);

    /// <inheritdoc/>
    public void Discard(string model, int run, int trial)
    {
        // It begins none, so that none leaves anything.
    }

    /// <inheritdoc/>
    public Task WaitAsync(string model, int run, CancellationToken cancellationToken) => Task.CompletedTask;
}
