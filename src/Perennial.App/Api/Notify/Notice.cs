using System.Text.Json;
using System.Text.Json.Nodes;

namespace Perennial.App.Api.Notify;

/// <summary>What a receiver is told.</summary>
/// <param name="Id">The same for every try: by it a receiver knows a message again.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="Model">The model.</param>
/// <param name="At">When it happened.</param>
/// <param name="Summary">In words.</param>
/// <param name="Severity">critical, error, warning or info.</param>
/// <param name="Fingerprint">The same for the same alarm, and for the message that it is over.</param>
/// <param name="Over">Whether it is over.</param>
/// <param name="Event">Its place in the model's journal; null for what is no event.</param>
/// <param name="Actor">Who did it; null for what is no event.</param>
/// <param name="Facts">What the journal holds of it; null for what is no event.</param>
internal sealed record Notice(
    string Id, NoticeKind Kind, string Model, DateTimeOffset At, string Summary, string Severity, string Fingerprint, bool Over = false, long? Event = null, string? Actor = null, JsonNode? Facts = null)
{
    /// <summary>As it is kept.</summary>
    public string Kept() => JsonSerializer.Serialize(this, ApiJson.Options);

    /// <summary>Of what was kept.</summary>
    public static Notice Read(string text) => JsonSerializer.Deserialize<Notice>(text, ApiJson.Options)!;

    /// <summary>A kind as settings and messages name it.</summary>
    public static string Word(NoticeKind kind) => JsonNamingPolicy.KebabCaseLower.ConvertName(kind.ToString());
}
