namespace Perennial.Adapters.Webhooks;

/// <summary>Whom a webhook tells.</summary>
/// <param name="Url">Where it posts; http or https.</param>
public sealed record WebhookOptions(Uri Url)
{
    /// <summary>A file whose content is sent as a bearer token; null for none. The default is none.</summary>
    public string? TokenFile { get; init; }

    /// <summary>How long one try may take. The default is 10 seconds.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How often it is tried before the next turn tries again; at least 1. The default is 3.</summary>
    public int Tries { get; init; } = 3;

    /// <summary>The pause after the first try; it doubles. The default is one second.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromSeconds(1);
}
