namespace Perennial.App.Api.Notify;

/// <summary>A receiver of notifications.</summary>
/// <param name="Url">Where it is told.</param>
internal sealed record NotifyOptions(Uri Url)
{
    /// <summary>A file with what signs messages, or PagerDuty's routing key; null for none.</summary>
    public string? SecretFile { get; init; }

    /// <summary>How it is told. The default is JSON.</summary>
    public NotifyFormat Format { get; init; } = NotifyFormat.Json;

    /// <summary>What it is told of. The default is everything.</summary>
    public IReadOnlyList<NoticeKind> On { get; init; } = Enum.GetValues<NoticeKind>();

    /// <summary>How long a message is tried before it is given up. The default is a day.</summary>
    public TimeSpan GiveUpAfter { get; init; } = TimeSpan.FromDays(1);

    /// <summary>By which its messages are kept.</summary>
    public string Name => Url.ToString();

    /// <summary>Where it is, without what may be secret in the address.</summary>
    public string Place => Url.GetLeftPart(UriPartial.Authority);
}
