using System.Diagnostics;

namespace Perennial.Proofs;

/// <summary>A replay into a data folder.</summary>
/// <param name="Model">The model's file.</param>
/// <param name="History">The history's file.</param>
/// <param name="Data">The data folder.</param>
public sealed record ReplayFolder(string Model, string History, string Data)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);
    private static readonly Dictionary<string, string> Plain = [];

    /// <summary>What it writes for machines when it is done.</summary>
    public string Json => Data + ".json";

    /// <summary>Starts it, or goes on.</summary>
    public LaunchedProgram Start(IReadOnlyDictionary<string, string>? environment = null) =>
        Launch.StartPerennial(["replay", "--file", Model, "--history", History, "--data", Data, "--json", Json], environment ?? Plain);

    /// <summary>Replays the history, and ends it where it would go on to train what other policies would have: its journal is whole then.</summary>
    /// <exception cref="InvalidOperationException">It did not come so far.</exception>
    public async Task ReplayAsync(CancellationToken cancellation)
    {
        using var program = Start();
        var end = program.WaitAsync(cancellation);
        while (!end.IsCompleted && !Directory.Exists(Path.Combine(Data, "comparison")))
        {
            await Task.WhenAny(end, Task.Delay(Look, cancellation));
        }

        program.Kill();
        var result = await end;
        if (!Directory.Exists(Path.Combine(Data, "comparison")))
        {
            throw new InvalidOperationException($"The replay ended with {result.ExitCode}: {result.Errors.Trim()}");
        }
    }

    /// <summary>Runs it, or the rest of it, to the end.</summary>
    /// <exception cref="InvalidOperationException">It did not end well.</exception>
    public async Task<TimeSpan> FinishAsync(CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        using var program = Start();
        var result = await program.WaitAsync(cancellation);
        return result.ExitCode == 0
            ? clock.Elapsed
            : throw new InvalidOperationException($"The replay ended with {result.ExitCode}: {result.Errors.Trim()}");
    }
}
