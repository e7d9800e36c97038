namespace Perennial.App.Api.Notify;

/// <summary>How a receiver is told.</summary>
internal enum NotifyFormat
{
    /// <summary>Perennial's own JSON.</summary>
    Json,

    /// <summary>CloudEvents 1.0, structured.</summary>
    Cloudevents,

    /// <summary>A message to a channel of Slack, by an incoming webhook.</summary>
    Slack,

    /// <summary>PagerDuty's Events API, version 2; the secret is the routing key.</summary>
    Pagerduty,
}
