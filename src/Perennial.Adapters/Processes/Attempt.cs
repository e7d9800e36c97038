using System.Text.Json;
using Perennial.Adapters.Files;
using Perennial.Registry;
using Perennial.Train;

namespace Perennial.Adapters.Processes;

/// <summary>One try at a run, in a folder of its own.</summary>
/// <param name="Number">From 1, within the run.</param>
/// <param name="Folder">What the trainer is given.</param>
internal sealed record Attempt(int Number, TrainerFolder Folder)
{
    private string NoteFile => Path.Combine(Folder.Root, "attempt.json");

    private string LostFile => Path.Combine(Folder.Root, "lost");

    /// <summary>Whether a living server saw it vanish.</summary>
    public bool IsLost => File.Exists(LostFile);

    /// <summary>How it ended; null while it runs, and when nobody was left to say.</summary>
    public SupervisorStatus? Status => ContractFile.TryRead(Folder.Status, ProcessesJson.Default.SupervisorStatus);

    /// <summary>Its supervisor; null when it was never noted.</summary>
    public ProcessIdentity? Identity => ContractFile.TryRead(NoteFile, ProcessesJson.Default.AttemptNote)?.Supervisor;

    /// <summary>Lays out the folder beside its place, then moves it there: it is there as a whole or not at all.</summary>
    /// <param name="job">What the trainer is asked to do.</param>
    /// <param name="blobs">Holds the artifact that the job goes on from.</param>
    /// <param name="contentType">How the trainer takes rows.</param>
    public void LayOut(TrainingJob job, IBlobStore blobs, string contentType)
    {
        var draft = new TrainerFolder(Folder.Root + RunFolder.DraftSuffix);
        foreach (string folder in new[] { draft.Config, draft.Model, draft.OutputData })
        {
            Directory.CreateDirectory(folder);
        }

        HyperParameters.Write(draft, job.Parameters);
        TrainingRequest.Of(job).Write(draft);
        TrainerConfig.Write(draft, job, contentType);
        ChannelFile.Write(draft.TrainChannel, "train", contentType, job.WriteRows);
        if (job.WriteValidation is { } write)
        {
            ChannelFile.Write(draft.ValidationChannel, "validation", contentType, write);
        }

        if (job.Parent is { } parent)
        {
            ArtifactTar.Unpack(blobs.Open(BlobKinds.Artifacts, parent), draft.ModelChannel);
        }

        CrashPoint.Around("attempt.rename", () => Directory.Move(draft.Root, Folder.Root));
        DurableFile.SyncDirectory(Path.GetDirectoryName(Folder.Root)!, "attempt.directory");
    }

    public void Note(ProcessIdentity supervisor, DateTimeOffset startedAt) => DurableFile.Write(
        NoteFile, JsonSerializer.SerializeToUtf8Bytes(new AttemptNote(supervisor, startedAt), ProcessesJson.Default.AttemptNote), "attempt.note");

    public void NoteLoss() => DurableFile.Write(LostFile, Array.Empty<byte>(), "attempt.lost");
}
