namespace Perennial.Proofs;

/// <summary>The sources that a proof speaks about.</summary>
public static class Checkout
{
    /// <summary>The folder that holds the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The commit, or "unknown" where there is no git repository.</summary>
    public static async Task<string> CommitAsync(string root, CancellationToken cancellation) =>
        await GitAsync(root, ["rev-parse", "HEAD"], cancellation) is { ExitCode: 0 } head ? head.Output.Trim() : "unknown";

    /// <summary>Whether a file differs from that commit; then the report speaks about something that nobody else has.</summary>
    public static async Task<bool> IsDirtyAsync(string root, CancellationToken cancellation) =>
        await GitAsync(root, ["status", "--porcelain"], cancellation) is not { ExitCode: 0, Output: "" };

    private static Task<LaunchResult> GitAsync(string root, string[] arguments, CancellationToken cancellation) =>
        Launch.RunAsync("git", ["-C", root, .. arguments], new Dictionary<string, string>(), cancellation);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Perennial.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException($"No Perennial.slnx above {AppContext.BaseDirectory}: prove from a checkout.");
    }
}
