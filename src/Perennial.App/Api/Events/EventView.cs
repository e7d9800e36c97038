using System.Text.Json.Nodes;
using Perennial.App.Commands;
using Perennial.Registry;

namespace Perennial.App.Api.Events;

/// <summary>An event of a journal, as it is told elsewhere.</summary>
/// <param name="Model">The model.</param>
/// <param name="Event">Its place in the model's journal.</param>
/// <param name="At">When.</param>
/// <param name="Type">Its kind, as the journal names it.</param>
/// <param name="What">What happened, in words.</param>
/// <param name="Actor">Who did it.</param>
/// <param name="Cause">What it answers to; null when nothing.</param>
/// <param name="Digest">Of the journal up to it.</param>
/// <param name="Facts">What the journal holds of it.</param>
internal sealed record EventView(string Model, long Event, DateTimeOffset At, string Type, string What, string Actor, string? Cause, string Digest, JsonNode? Facts)
{
    /// <summary>Of an event.</summary>
    public static EventView Of(Recorded one)
    {
        var line = HistoryLine.Of(one);
        return new EventView(one.Event.Stream, line.Event, line.At, line.Type, line.What, line.Actor, line.Cause, one.Event.Digest.Hex, JsonNode.Parse(one.Event.Facts));
    }
}
