namespace Perennial.App.Servers;

/// <summary>The servers that a person works with, and which of them is asked when none is named.</summary>
/// <param name="Current">Its name; null for none: the data folder of this machine.</param>
/// <param name="Contexts">By name.</param>
internal sealed record ServerContexts(string? Current, IReadOnlyDictionary<string, ServerContext> Contexts)
{
    /// <summary>Before there is one.</summary>
    public static ServerContexts None { get; } = new(null, new Dictionary<string, ServerContext>());
}
