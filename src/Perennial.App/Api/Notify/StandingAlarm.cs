namespace Perennial.App.Api.Notify;

/// <summary>Something that is so now, and that somebody should know until it is over.</summary>
/// <param name="Kind">An alarm, or a version that waits for a person.</param>
/// <param name="Model">The model.</param>
/// <param name="Key">What makes it the same: without figures that change while it stands.</param>
/// <param name="Summary">In words.</param>
/// <param name="Severity">critical, error, warning or info.</param>
internal sealed record StandingAlarm(NoticeKind Kind, string Model, string Key, string Summary, string Severity = "warning")
{
    /// <summary>By which a receiver knows it again.</summary>
    public string Fingerprint => $"{Model}/{Key}";
}
