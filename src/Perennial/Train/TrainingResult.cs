using Perennial.Terms;

namespace Perennial.Train;

/// <summary>How a training stands.</summary>
public abstract record TrainingResult
{
    private TrainingResult() { }

    /// <summary>It goes on.</summary>
    /// <param name="Progress">From 0 to 1, as the trainer said last.</param>
    public sealed record Running(double Progress) : TrainingResult;

    /// <summary>A system elsewhere was told; nothing of it runs here, and nothing is to be waited for.</summary>
    public sealed record Elsewhere : TrainingResult;

    /// <summary>It gave a version's artifact, kept as a blob.</summary>
    /// <param name="Artifact">The blob's digest.</param>
    /// <param name="Usage">What it took; measured.</param>
    public sealed record Finished(Digest Artifact, TrainingUsage Usage) : TrainingResult
    {
        /// <summary>What the trainer said of it; null where it said nothing.</summary>
        public TrainingReport? Report { get; init; }
    }

    /// <summary>It gave none.</summary>
    /// <param name="Reason">What went wrong, in the trainer's words where it had any.</param>
    /// <param name="Usage">What it took; measured.</param>
    /// <param name="OfMachine">Whether the machine failed, and not the training: killed or lost, every time it was tried.</param>
    public sealed record Failed(string Reason, TrainingUsage Usage, bool OfMachine = false) : TrainingResult;
}
