using Perennial.Adapters.Commands;
using Perennial.Adapters.Processes;
using Perennial.Terms;
using Perennial.Train;

namespace Perennial.Adapters.Tests.Processes;

/// <summary>A trainer over a scratch folder, with shell scripts as commands.</summary>
public sealed class TrainerStand : IDisposable
{
    public const string Model = "late-flights";
    private readonly ScratchFolder _scratch = new();

    public TrainerStand() => Blobs = new FolderBlobs(_scratch.At("blobs"));

    public FolderBlobs Blobs { get; }

    public ListedOperations Operations { get; } = new();

    public string At(params string[] parts) => _scratch.At(parts);

    public TrainerFolder Attempt(int number) => new(_scratch.At("runs", Model, "1", $"attempt-{number}"));

    public ProcessTrainer Trainer(string script = "exit 0", TimeSpan? grace = null, long folderLimit = 1L << 30) => new(
        _scratch.At("runs"), Blobs, Operations, Executable.Command, TimeProvider.System, new ProcessTrainerOptions
        {
            Commands = new Dictionary<string, IReadOnlyList<string>> { ["script"] = ["sh", "-c", script, "script"] },
            Grace = grace ?? TimeSpan.FromSeconds(10),
            FolderLimitBytes = folderLimit,
        });

    /// <summary>A trainer with a list of commands, as the owner of a machine writes it.</summary>
    public ProcessTrainer Listed(string yaml, long folderLimit = 1L << 30)
    {
        File.WriteAllText(At("commands.yaml"), yaml);
        return new ProcessTrainer(
            At("runs"), Blobs, Operations, Executable.Command, TimeProvider.System, new ProcessTrainerOptions { Listed = new TrainerList(At("commands.yaml")), FolderLimitBytes = folderLimit });
    }

    public static TrainingJob Job(
        string trainer = "script", TimeSpan? timeLimit = null, long memoryLimit = 4L << 30, Action<string>? rows = null) => new()
    {
        Model = Model,
        Run = 1,
        Trainer = trainer,
        Parameters = new Dictionary<string, string> { ["num_leaves"] = "7" },
        Features =
        [
            new FeatureDeclaration("minute", FeatureType.Numeric), new FeatureDeclaration("origin", FeatureType.Categorical),
        ],
        Label = "late",
        Reason = "money",
        Dataset = Digest.Of([1]),
        Seed = 7,
        TimeLimit = timeLimit ?? TimeSpan.FromMinutes(10),
        MemoryLimitBytes = memoryLimit,
        WriteRows = rows ?? (path => File.WriteAllText(path, "rows")),
    };

    /// <summary>Advances until the run has ended.</summary>
    public static async Task<TrainingResult> EndOf(ProcessTrainer trainer, TrainingJob job)
    {
        TrainingResult result = trainer.Advance(job);
        while (result is TrainingResult.Running)
        {
            await trainer.WaitAsync(job.Model, job.Run, TestContext.Current.CancellationToken);
            result = trainer.Advance(job);
        }

        return result;
    }

    public async Task<string> FailureOf(string script, TrainingJob? job = null, TimeSpan? grace = null, long folderLimit = 1L << 30)
    {
        using ProcessTrainer trainer = Trainer(script, grace, folderLimit);
        return Assert.IsType<TrainingResult.Failed>(await EndOf(trainer, job ?? Job())).Reason;
    }

    public void Dispose() => _scratch.Dispose();
}
