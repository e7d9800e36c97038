namespace Perennial.App.Api.Inference.Rest;

/// <summary>A version, as the index of the repository tells it.</summary>
/// <param name="Name">The model.</param>
/// <param name="Version">Its number; null where a model has none that answers.</param>
/// <param name="State"><see cref="Ready"/> or <see cref="Unavailable"/>.</param>
/// <param name="Reason">What it is to the model, or why it cannot answer.</param>
internal sealed record RepositoryEntry(string Name, string? Version, string State, string Reason)
{
    /// <summary>It can answer.</summary>
    public const string Ready = "READY";

    /// <summary>It cannot.</summary>
    public const string Unavailable = "UNAVAILABLE";
}
