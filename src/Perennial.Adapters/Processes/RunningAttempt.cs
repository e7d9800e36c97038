using System.ComponentModel;
using System.Diagnostics;
using Perennial.Terms;

namespace Perennial.Adapters.Processes;

/// <summary>An attempt whose supervisor this process started. While the supervisor's input is open, the training goes on.</summary>
internal sealed class RunningAttempt : IDisposable
{
    private readonly Process _supervisor;
    private double _progress;

    private RunningAttempt(Attempt attempt, Process supervisor, IReadOnlyDictionary<string, string> metrics)
    {
        Attempt = attempt;
        Metrics = metrics;
        _supervisor = supervisor;
    }

    public Attempt Attempt { get; }

    /// <summary>What is looked for in its log, by name.</summary>
    public IReadOnlyDictionary<string, string> Metrics { get; }

    public int ProcessId => _supervisor.Id;

    public bool HasEnded => _supervisor.HasExited;

    /// <summary>From 0 to 1, as the trainer said last.</summary>
    public double Progress => _progress = LogTail.Progress(Attempt.Folder.Log) ?? _progress;

    public static RunningAttempt Start(
        Attempt attempt, IReadOnlyList<string> command, IReadOnlyDictionary<string, string> environment, IReadOnlyDictionary<string, string> metrics)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            RedirectStandardInput = true,
            WorkingDirectory = attempt.Folder.Root,
        };
        start.Environment.Clear();
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        try
        {
            return new RunningAttempt(attempt, Process.Start(start)!, metrics);
        }
        catch (Win32Exception refusal)
        {
            throw new FaultException(
                $"The supervisor of a training could not be started as '{command[0]}': {refusal.Message}. Check that it is in PATH.",
                refusal);
        }
    }

    public Task WaitAsync(CancellationToken cancellationToken) => _supervisor.WaitForExitAsync(cancellationToken);

    /// <summary>Lets go of the training, which ends it, without waiting.</summary>
    public void LetGo() => _supervisor.StandardInput.Close();

    /// <summary>Waits for the supervisor's end after <see cref="LetGo"/>; kills it when that takes too long.</summary>
    public void WaitForEnd(TimeSpan atMost)
    {
        if (!_supervisor.WaitForExit(atMost))
        {
            new OrphanedAttempt(Attempt).End();
        }
    }

    public void Dispose() => _supervisor.Dispose();
}
