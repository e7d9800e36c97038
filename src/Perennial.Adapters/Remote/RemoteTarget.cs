namespace Perennial.Adapters.Remote;

/// <summary>Which model of which server elsewhere answers.</summary>
/// <param name="Name">The server's name in the list of what is allowed.</param>
/// <param name="Model">What the model is called there.</param>
/// <param name="Version">Its version there; null for the one the server chooses.</param>
internal sealed record RemoteTarget(string Name, string Model, string? Version)
{
    /// <summary>The path of the model in the protocol.</summary>
    public string Path => $"v2/models/{Uri.EscapeDataString(Model)}{(Version is null ? "" : $"/versions/{Uri.EscapeDataString(Version)}")}";
}
