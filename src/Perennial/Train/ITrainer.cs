namespace Perennial.Train;

/// <summary>Runs trainings as processes that outlive neither their job nor this process.</summary>
public interface ITrainer
{
    /// <summary>Looks at a job, and starts it if no attempt of it runs or has ended. Never waits for the training.</summary>
    /// <remarks>An attempt that a process before this one left behind is ended first. An attempt that was killed or lost is tried again, up to three attempts.</remarks>
    TrainingResult Advance(TrainingJob job);

    /// <summary>Deletes what a trial of a run left to look at, once it was judged; nothing where nothing is left.</summary>
    void Discard(string model, int run, int trial);

    /// <summary>Completes when the running attempts of the run have ended; at once when none runs.</summary>
    Task WaitAsync(string model, int run, CancellationToken cancellationToken);
}
