using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Perennial.App.Api.Notify;

/// <summary>Writes a notice as its receiver reads it.</summary>
internal static class NoticeText
{
    private const int LongestSummary = 1_024;

    /// <summary>The body and its type.</summary>
    /// <param name="notice">The notice.</param>
    /// <param name="format">How.</param>
    /// <param name="secret">PagerDuty's routing key; null where none is set.</param>
    public static (byte[] Body, string Type) Of(Notice notice, NotifyFormat format, string? secret)
    {
        var (body, type) = format switch
        {
            NotifyFormat.Cloudevents => (CloudEvent(notice), "application/cloudevents+json"),
            NotifyFormat.Slack => (Slack(notice), "application/json"),
            NotifyFormat.Pagerduty => (PagerDuty(notice, secret), "application/json"),
            _ => (Plain(notice), "application/json"),
        };
        return (Encoding.UTF8.GetBytes(body.ToJsonString(ApiJson.Options)), type);
    }

    private static JsonObject Plain(Notice notice) => JsonSerializer.SerializeToNode(notice, ApiJson.Options)!.AsObject();

    private static JsonObject CloudEvent(Notice notice) => new()
    {
        ["specversion"] = "1.0",
        ["id"] = notice.Id,
        ["source"] = $"/perennial/models/{Uri.EscapeDataString(notice.Model)}",
        ["type"] = $"perennial.{Notice.Word(notice.Kind)}{(notice.Over ? ".over" : string.Empty)}",
        ["subject"] = notice.Fingerprint,
        ["time"] = notice.At.UtcDateTime.ToString("O"),
        ["datacontenttype"] = "application/json",
        ["data"] = Plain(notice),
    };

    private static JsonObject Slack(Notice notice)
    {
        var text = Escaped((notice.Over ? "Over: " : string.Empty) + notice.Summary);
        return new JsonObject
        {
            ["text"] = text,
            ["blocks"] = new JsonArray(
                new JsonObject { ["type"] = "section", ["text"] = new JsonObject { ["type"] = "mrkdwn", ["text"] = $"*{Escaped(notice.Model)}* {Notice.Word(notice.Kind)}\n{text}" } },
                new JsonObject
                {
                    ["type"] = "context",
                    ["elements"] = new JsonArray(new JsonObject { ["type"] = "mrkdwn", ["text"] = Escaped($"{notice.At:yyyy-MM-dd HH:mm} UTC{(notice.Actor is { } who ? $", by {who}" : string.Empty)}") }),
                }),
        };
    }

    private static JsonObject PagerDuty(Notice notice, string? secret) => new()
    {
        ["routing_key"] = secret,
        ["event_action"] = notice.Over ? "resolve" : "trigger",
        ["dedup_key"] = notice.Fingerprint,
        ["client"] = "Perennial",
        ["payload"] = new JsonObject
        {
            ["summary"] = notice.Summary.Length <= LongestSummary ? notice.Summary : notice.Summary[..LongestSummary],
            ["source"] = notice.Model,
            ["severity"] = notice.Severity,
            ["timestamp"] = notice.At.UtcDateTime.ToString("O"),
            ["component"] = notice.Model,
            ["class"] = Notice.Word(notice.Kind),
            ["custom_details"] = new JsonObject { ["id"] = notice.Id, ["event"] = notice.Event, ["actor"] = notice.Actor },
        },
    };

    private static string Escaped(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);
}
