using System.Globalization;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Perennial.App.Api.Access;
using Perennial.App.Api.Live;
using Perennial.Registry;

namespace Perennial.App.Api.Events;

/// <summary>The journals as they are written: server-sent events, which go on after the header <c>Last-Event-ID</c>.</summary>
internal static class EventEndpoints
{
    private const int AtOnce = 500;

    /// <summary>Adds them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/models/{model}/events", (string model, HttpContext context, LiveModels models, Composition house, EventPulse pulse) =>
            TypedResults.ServerSentEvents(OfModelAsync(house, models.Find(model).Name, From(context) ?? 0, pulse, context.RequestAborted))).Needs(Role.Viewer);
        routes.MapGet("/v1/events", (HttpContext context, Composition house, EventPulse pulse) =>
            TypedResults.ServerSentEvents(OfAllAsync(house, Caller.Of(context), From(context) ?? house.JournalStore.Place(), pulse, context.RequestAborted))).Needs(Role.Viewer, narrows: true);
    }

    /// <summary>The place to go on after; null where none is named. Browsers send the header, and others may write <c>?after=</c>.</summary>
    private static long? From(HttpContext context) =>
        ((string?)context.Request.Headers["Last-Event-ID"] ?? context.Request.Query["after"]) is not { Length: > 0 } text ? null
        : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var place) ? place
        : throw new ApiException(400, $"'{text}' is no place to go on after. Send what the newest event had as its id, or leave it out.");

    private static async IAsyncEnumerable<SseItem<string>> OfModelAsync(Composition house, string model, long after, EventPulse pulse, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var beat in pulse.BeatsAsync(cancellationToken))
        {
            foreach (var one in house.Journal.Head(model) > after ? house.Journal.Read(model, after) : [])
            {
                after = one.Event.Version;
                yield return Item(one, after);
            }

            if (beat % EventPulse.BeatsToAlive == 0)
            {
                yield return new SseItem<string>(string.Empty, "alive");
            }
        }
    }

    private static async IAsyncEnumerable<SseItem<string>> OfAllAsync(Composition house, Caller caller, long after, EventPulse pulse, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var beat in pulse.BeatsAsync(cancellationToken))
        {
            foreach (var one in house.JournalStore.Placed(after, AtOnce))
            {
                after = one.Place;
                if (caller.May(Role.Viewer, one.Event.Stream))
                {
                    yield return Item(house.Journal.Decode(one.Event), after);
                }
            }

            if (beat % EventPulse.BeatsToAlive == 0)
            {
                yield return new SseItem<string>(string.Empty, "alive");
            }
        }
    }

    private static SseItem<string> Item(Recorded one, long id) =>
        new(JsonSerializer.Serialize(EventView.Of(one), ApiJson.Options), one.Event.Type) { EventId = id.ToString(CultureInfo.InvariantCulture) };
}
