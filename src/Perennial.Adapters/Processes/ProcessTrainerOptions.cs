using Perennial.Adapters.Commands;

namespace Perennial.Adapters.Processes;

/// <summary>What a <see cref="ProcessTrainer"/> may start, and what it allows.</summary>
public sealed record ProcessTrainerOptions
{
    /// <summary>Commands that a model file may name as its trainer; absolute, or found in PATH. The default is none.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Commands { get; init; } =
        new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>The list of commands that the owner of the machine keeps; null for none. The default is none.</summary>
    public TrainerList? Listed { get; init; }

    /// <summary>How long a trainer has between SIGTERM and SIGKILL. The default is 10 seconds.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Bytes that a trainer may add to its folder. The default is 2 GiB.</summary>
    public long FolderLimitBytes { get; init; } = 2L << 30;

    /// <summary>How often a training is tried that is killed while its server lives; at least 1. The default is 3.</summary>
    public int KilledCount { get; init; } = 3;

    /// <summary>How often a training is tried in all, also across servers that went away; at least 1. The default is 30.</summary>
    public int AttemptCount { get; init; } = 30;
}
