using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Perennial.Adapters.Sqlite;
using Perennial.App.Api.Access;

namespace Perennial.App.Api.Notify;

/// <summary>What waits for receivers, and what was given up.</summary>
internal static class NotifyEndpoints
{
    private const int Shown = 100;

    /// <summary>Adds them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/notifications", (ServerOptions options, SqliteOutbox outbox) => Results.Ok(options.Notify.Select(receiver => Of(receiver, outbox)))).Needs(Role.Viewer);
        routes.MapPost("/v1/notifications/{number:long}/retry", (long number, SqliteOutbox outbox, TimeProvider clock) => outbox.Revive(number, clock.GetUtcNow())
            ? Results.Ok(new { retried = number })
            : throw new ApiException(404, $"No message {number} was given up. What there is: GET /v1/notifications")).Needs(Role.Operator);
    }

    private static object Of(NotifyOptions receiver, SqliteOutbox outbox) => new
    {
        receiver = receiver.Place,
        receiver.Format,
        receiver.On,
        waiting = outbox.Kept(receiver.Name, dead: false, Shown).Select(Of),
        givenUp = outbox.Kept(receiver.Name, dead: true, Shown).Select(Of),
    };

    private static object Of(OutboxMessage message)
    {
        var notice = Notice.Read(message.Body);
        return new { message.Number, notice.Id, notice.Kind, notice.Model, notice.Summary, message.CreatedAt, message.Tries, message.Fault };
    }
}
