using System.Diagnostics;
using System.Text;

namespace Perennial.Proofs;

/// <summary>A program that runs. Disposing kills it, if it still does, and all that it started.</summary>
public sealed class LaunchedProgram : IDisposable
{
    private readonly Process process;
    private readonly Lock gate = new();
    private readonly StringBuilder output = new();
    private readonly List<(Func<string, bool> Wanted, TaskCompletionSource<string> Seen)> waiting = [];
    private readonly List<string> lines = [];
    private readonly Task reading;
    private readonly Task<string> errors;
    private bool ended;

    /// <summary>Starts <paramref name="file"/> with <paramref name="environment"/> on top of its own; stdin is empty.</summary>
    public LaunchedProgram(string file, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string> environment)
    {
        var start = new ProcessStartInfo(file, arguments)
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        process = Process.Start(start)!;
        process.StandardInput.Close();
        errors = process.StandardError.ReadToEndAsync();
        reading = ReadAsync();
    }

    /// <summary>Its process id.</summary>
    public int Id => process.Id;

    /// <summary>Waits for its end. Cancelling kills it first.</summary>
    public async Task<LaunchResult> WaitAsync(CancellationToken cancellation)
    {
        await using var killing = cancellation.Register(Kill);
        await process.WaitForExitAsync(CancellationToken.None);
        await reading;
        cancellation.ThrowIfCancellationRequested();
        return new(process.ExitCode, output.ToString(), await errors);
    }

    /// <summary>The first line of stdout that is <paramref name="wanted"/>, already written or still to come.</summary>
    /// <exception cref="InvalidOperationException">The program ended without it.</exception>
    public Task<string> LineAsync(Func<string, bool> wanted, CancellationToken cancellation)
    {
        lock (gate)
        {
            if (lines.Find(line => wanted(line)) is { } seen)
            {
                return Task.FromResult(seen);
            }

            var coming = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
            waiting.Add((wanted, coming));
            if (ended)
            {
                GiveUp();
            }

            return coming.Task.WaitAsync(cancellation);
        }
    }

    /// <summary>Ends it and all that it started as kill -9 does: no handler runs, nothing is flushed.</summary>
    public void Kill()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
        }
    }

    /// <summary>Ends it alone as kill -9 does, and returns when it is over; what it started is left to itself.</summary>
    /// <returns>Whether it was still running.</returns>
    public async Task<bool> KillAloneAsync()
    {
        if (!process.HasExited)
        {
            process.Kill();
        }

        await process.WaitForExitAsync(CancellationToken.None);
        return process.ExitCode == 137;
    }

    public void Dispose()
    {
        Kill();
        process.Dispose();
    }

    private async Task ReadAsync()
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            lock (gate)
            {
                output.AppendLine(line);
                lines.Add(line);
                waiting.ForEach(waiter => _ = waiter.Wanted(line) && waiter.Seen.TrySetResult(line));
            }
        }

        lock (gate)
        {
            ended = true;
            GiveUp();
        }
    }

    private void GiveUp() => waiting.ForEach(waiter =>
        waiter.Seen.TrySetException(new InvalidOperationException($"The program ended without the line. It wrote:\n{output}")));
}
