namespace Perennial.Proofs;

/// <summary>Starts programs as a person would, in processes of their own.</summary>
public static class Launch
{
    /// <summary>The executable that was built with this runner.</summary>
    public static string Program { get; } =
        Path.Combine(Checkout.Root, "artifacts", "bin", "Perennial.App", "release", "Perennial.App.dll");

    /// <summary>Runs perennial to its end. Cancelling kills it and all that it started.</summary>
    public static Task<LaunchResult> PerennialAsync(
        IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string> environment, CancellationToken cancellation) =>
        RunAsync("dotnet", [Program, .. arguments], environment, cancellation);

    /// <summary>Starts perennial and returns at once, for a proof that talks to it or kills it.</summary>
    public static LaunchedProgram StartPerennial(IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string> environment) =>
        new("dotnet", [Program, .. arguments], environment);

    /// <summary>Runs any program to its end. Cancelling kills it and all that it started.</summary>
    public static async Task<LaunchResult> RunAsync(
        string file, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string> environment, CancellationToken cancellation)
    {
        using var program = new LaunchedProgram(file, arguments, environment);
        return await program.WaitAsync(cancellation);
    }
}
