namespace Perennial.Proofs;

/// <summary>A data folder and the server over it.</summary>
/// <param name="Data">The folder.</param>
public sealed record ServedFolder(string Data)
{
    private static readonly Dictionary<string, string> Plain = [];

    /// <summary>Runs a command over it.</summary>
    /// <exception cref="InvalidOperationException">It did not end well.</exception>
    public async Task<string> RunAsync(CancellationToken cancellation, params string[] arguments)
    {
        var result = await Launch.PerennialAsync([.. arguments, "--data", Data], Plain, cancellation);
        return result.ExitCode == 0 ? result.Output
            : throw new InvalidOperationException($"perennial {string.Join(' ', arguments)} ended with {result.ExitCode}: {result.Errors.Trim()} {result.Output.Trim()}");
    }

    /// <summary>Starts the server on a free port, without waiting for it.</summary>
    public LaunchedProgram Start(IReadOnlyDictionary<string, string>? environment = null) =>
        Launch.StartPerennial(["serve", "--data", Data, "--listen", "http://127.0.0.1:0"], environment ?? Plain);

    /// <summary>Where a server answers that was started.</summary>
    /// <exception cref="InvalidOperationException">It ended before it could say so.</exception>
    public static async Task<Uri> AddressAsync(LaunchedProgram server, CancellationToken cancellation)
    {
        var line = await server.LineAsync(one => one.StartsWith("Serving ", StringComparison.Ordinal), cancellation);
        return new Uri(line[(line.LastIndexOf(" at ", StringComparison.Ordinal) + 4)..].Split(',')[0].Trim());
    }
}
