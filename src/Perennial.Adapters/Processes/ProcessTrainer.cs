using System.Collections;
using System.Collections.Concurrent;
using Perennial.Adapters.Files;
using Perennial.Adapters.Flavours;
using Perennial.Registry;
using Perennial.Terms;
using Perennial.Train;

namespace Perennial.Adapters.Processes;

/// <summary>Runs trainings as supervised processes, one folder per attempt: <c>RUNS/MODEL/RUN/attempt-N</c>.</summary>
/// <remarks>One caller per run at a time. <see cref="Advance"/> may follow a crash at any point: the same job gives the same artifact.</remarks>
/// <param name="runs">The folder of all runs; on the same disk as the blobs' drafts or not.</param>
/// <param name="blobs">Takes the artifacts.</param>
/// <param name="operations">Is told of attempts and their ends.</param>
/// <param name="executable">What starts this program, such as <c>dotnet Perennial.App.dll</c>.</param>
/// <param name="clock">Says when an attempt began.</param>
/// <param name="options">Other trainers, and limits; null for the defaults.</param>
public sealed class ProcessTrainer(
    string runs,
    IBlobStore blobs,
    IOperationsLog operations,
    IReadOnlyList<string> executable,
    TimeProvider clock,
    ProcessTrainerOptions? options = null) : ITrainer, IDisposable
{
    private static readonly TrainingUsage Nothing = new(0, 0, 0);
    private static readonly TimeSpan SlackAtTheEnd = TimeSpan.FromSeconds(10);
    private readonly ConcurrentDictionary<(string Model, int Run, int Trial), RunningAttempt> _running = [];
    private readonly ProcessTrainerOptions _options = options ?? new ProcessTrainerOptions();

    /// <inheritdoc/>
    public TrainingResult Advance(TrainingJob job)
    {
        if (_running.TryGetValue((job.Model, job.Run, job.Trial), out RunningAttempt? running))
        {
            if (!running.HasEnded)
            {
                return new TrainingResult.Running(running.Progress);
            }

            Settle(job, running);
        }

        var folder = new RunFolder(runs, job.Model, job.Run, job.Trial);
        IReadOnlyList<Attempt> attempts = folder.Attempts();
        return attempts.Count == 0 ? Start(job, folder.At(1)) : Follow(job, folder, attempts);
    }

    /// <inheritdoc/>
    public Task WaitAsync(string model, int run, CancellationToken cancellationToken) =>
        Task.WhenAll(_running.Where(one => one.Key.Model == model && one.Key.Run == run).Select(one => one.Value.WaitAsync(cancellationToken)));

    /// <inheritdoc/>
    public void Discard(string model, int run, int trial) => new RunFolder(runs, model, run, trial).Delete();

    /// <summary>Deletes the input rows of a run that is over; logs, status and model folders stay.</summary>
    public void Sweep(string model, int run)
    {
        foreach (RunFolder folder in new RunFolder(runs, model, run).Trials().Append(0).Select(trial => new RunFolder(runs, model, run, trial)))
        {
            folder.DropDrafts();
            foreach (string channel in folder.Attempts().SelectMany(attempt => new[] { attempt.Folder.TrainChannel, attempt.Folder.ValidationChannel }).Where(Directory.Exists))
            {
                Directory.Delete(channel, recursive: true);
            }
        }
    }

    /// <summary>Ends the trainings of this process; a later process begins them anew.</summary>
    public void Dispose()
    {
        foreach (RunningAttempt running in _running.Values)
        {
            running.LetGo();
        }

        foreach (RunningAttempt running in _running.Values)
        {
            running.WaitForEnd(_options.Grace + SlackAtTheEnd);
            running.Dispose();
        }

        _running.Clear();
    }

    private static Dictionary<string, string> ServerEnvironment() =>
        Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
            .ToDictionary(pair => (string)pair.Key, pair => (string?)pair.Value ?? "");

    private static TrainingUsage UsageOf(SupervisorStatus? status) => status is null
        ? Nothing
        : new TrainingUsage(status.WallSeconds, status.CpuSeconds, status.PeakMemoryBytes) { Builder = BuilderName.Current };

    private TrainingResult Follow(TrainingJob job, RunFolder folder, IReadOnlyList<Attempt> attempts)
    {
        Attempt newest = attempts[^1];
        EndLeftovers(job, newest);
        SupervisorStatus? status = newest.Status;
        AttemptEnd end = AttemptEndReader.Read(newest, status);
        return end switch
        {
            AttemptEnd.Succeeded => Finish(job, newest, UsageOf(status)),
            AttemptEnd.Failed failed => new TrainingResult.Failed(failed.Reason, UsageOf(status)),
            AttemptEnd.Killed killed when KilledOf(attempts) >= _options.KilledCount => new TrainingResult.Failed(
                $"The trainer was killed {_options.KilledCount} times; the last time, {killed.Reason}. See whether the machine runs out of memory.",
                UsageOf(status),
                OfMachine: true),
            _ when attempts.Count >= _options.AttemptCount => new TrainingResult.Failed(
                $"The training was begun {attempts.Count} times and never ended. See why the server goes away while it trains.",
                UsageOf(status),
                OfMachine: true),
            _ => Start(job, folder.At(newest.Number + 1)),
        };
    }

    private static int KilledOf(IReadOnlyList<Attempt> attempts) =>
        attempts.Count(attempt => AttemptEndReader.Read(attempt, attempt.Status) is AttemptEnd.Killed);

    private TrainingResult Start(TrainingJob job, Attempt attempt)
    {
        if (Program(job.Trainer) is not { } program)
        {
            return new TrainingResult.Failed($"There is no trainer '{job.Trainer}'. Allowed: {Allowed()}.", Nothing);
        }

        new RunFolder(runs, job.Model, job.Run, job.Trial).DropDrafts();
        attempt.LayOut(job, blobs, program.ContentType);
        IReadOnlyList<string> arguments = HyperParameters.Arguments(job.Parameters);
        RunningAttempt running = RunningAttempt.Start(
            attempt,
            [.. executable, "supervise", .. Supervised(job, attempt.Folder, program, arguments).ToArguments()],
            TrainerEnvironment.Of(attempt.Folder, job, program.ContentType, arguments, ServerEnvironment()),
            program.Metrics);
        _running[(job.Model, job.Run, job.Trial)] = running;
        attempt.Note(ProcessIdentity.Of(running.ProcessId), clock.GetUtcNow());
        operations.Note(
            job.Model, $"training attempt {attempt.Number} of run {job.Run} began", $"process {running.ProcessId}, {attempt.Folder.Root}");
        return new TrainingResult.Running(0);
    }

    /// <summary>What a trainer's name stands for; null where it stands for nothing.</summary>
    private TrainerProgram? Program(string name) => Trainers.BuiltIn.Contains(name) ? new TrainerProgram([.. executable, "train-job"])
        : _options.Commands.TryGetValue(name, out IReadOnlyList<string>? command) ? new TrainerProgram(command)
        : _options.Listed?.Find(name);

    private string Allowed() => _options.Listed?.Allowed()
        ?? string.Join(", ", _options.Commands.Keys.Concat(Trainers.BuiltIn).Order(StringComparer.Ordinal));

    private SupervisorOptions Supervised(TrainingJob job, TrainerFolder folder, TrainerProgram program, IReadOnlyList<string> arguments) => new()
    {
        Folder = folder,
        Command = Trainers.BuiltIn.Contains(job.Trainer) ? [.. program.Command, folder.Root] : [.. program.Command, .. arguments],
        TimeLimit = job.TimeLimit,
        MemoryLimitBytes = job.MemoryLimitBytes,
        FolderLimitBytes = _options.FolderLimitBytes,
        Grace = _options.Grace,
    };

    private TrainingResult Finish(TrainingJob job, Attempt attempt, TrainingUsage usage)
    {
        string draft = blobs.Draft("artifacts");
        try
        {
            LeftArtifact.Describe(attempt.Folder.Model, job);
            ArtifactTar.Pack(attempt.Folder.Model, draft);
        }
        catch (FaultException refusal)
        {
            File.Delete(draft);
            return new TrainingResult.Failed(refusal.Message, usage);
        }

        return new TrainingResult.Finished(blobs.Keep("artifacts", draft), usage) { Report = TrainerReport.Read(attempt.Folder) };
    }

    /// <summary>Takes leave of a supervisor that ended, and notes it when it could not say how.</summary>
    private void Settle(TrainingJob job, RunningAttempt running)
    {
        SupervisorStatus? status = running.Attempt.Status;
        if (status is null)
        {
            running.Attempt.NoteLoss();
        }

        operations.Note(
            job.Model, $"training attempt {running.Attempt.Number} of run {job.Run} ended", EndInWords(status));
        if (TrainerMetrics.Words(running.Attempt.Folder.Log, running.Metrics) is { Length: > 0 } said)
        {
            operations.Note(job.Model, $"training attempt {running.Attempt.Number} of run {job.Run} measured", said);
        }

        _running.TryRemove((job.Model, job.Run, job.Trial), out _);
        running.Dispose();
    }

    private static string EndInWords(SupervisorStatus? status) => status switch
    {
        null => "its supervisor was lost",
        { Stopped: { } stopped } => $"stopped: {stopped}",
        { ExitCode: { } code } => $"exit code {code}",
        { Signal: { } signal } => $"signal {signal}",
        _ => $"not started, error {status.StartError}",
    };

    private void EndLeftovers(TrainingJob job, Attempt attempt)
    {
        if (attempt.Status is not null && attempt.Identity is not { IsAlive: true })
        {
            // A supervisor that could say how it ended has ended everything before.
            return;
        }

        int ended = new OrphanedAttempt(attempt).End();
        if (ended > 0)
        {
            operations.Note(
                job.Model, $"training attempt {attempt.Number} of run {job.Run} was left behind", $"{ended} processes ended");
        }
    }
}
