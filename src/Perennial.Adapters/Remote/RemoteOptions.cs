namespace Perennial.Adapters.Remote;

/// <summary>A server elsewhere that may be asked for answers.</summary>
/// <param name="Url">Where its protocol begins: <c>v2/...</c> is put behind it; http or https.</param>
public sealed record RemoteOptions(Uri Url)
{
    /// <summary>How long one answer may take, waiting for its turn included. The default is 2 seconds.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How many requests may be on their way at once. The default is 16.</summary>
    public int Concurrency { get; init; } = 16;

    /// <summary>A file whose content is sent as a bearer token; null for none. The default is none.</summary>
    public string? TokenFile { get; init; }
}
