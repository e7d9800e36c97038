using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Perennial.Adapters.Sqlite;
using Perennial.App.Api.Live;
using Perennial.App.Api.Logging.Rows;
using Perennial.App.Api.Metrics;

namespace Perennial.App.Api.Logging.Events;

/// <summary>Joins the request events and response events of an inference logger into predictions. A side whose other side has to come waits durably, for a stated time.</summary>
/// <param name="house">The data folder.</param>
/// <param name="options">How the server runs.</param>
/// <param name="gate">Counts what waits in memory.</param>
/// <param name="ingest">Writes rows.</param>
/// <param name="metrics">Told of events that were given up.</param>
/// <param name="clock">The time.</param>
internal sealed class EventLog(Composition house, ServerOptions options, IngestGate gate, Ingest ingest, ServerMetrics metrics, TimeProvider clock) : IDisposable
{
    private const int Sweep = 500;

    private readonly SqliteWaitingEvents waiting = new(house.Folder);

    /// <summary>How many events wait for their other side.</summary>
    public long Waiting => waiting.Count;

    /// <summary>Takes the events of a request.</summary>
    public async Task<LogReceipt> TakeAsync(LiveModel live, HttpContext context)
    {
        using var body = await RequestBody.ReadAsync(context, gate, options.BodyLimitBytes);
        var batch = ingest.Batch(live);
        var version = context.Request.Query["version"].ToString() is { Length: > 0 } named ? named : null;
        List<WaitingEvent> sides = [];
        var repeated = 0;
        EventReader.Read(
            context.Request,
            body.Bytes,
            one =>
            {
                var side = Side(live, one, batch.Shape);
                if (IsLogged(side))
                {
                    repeated++;
                    return;
                }

                sides.Add(side);
            },
            batch.RefuseNext);
        var (met, waits) = Met(sides, batch, version);
        var taken = batch.Count > 0 ? await ingest.AppendAsync(live, batch, "events", context.RequestAborted)
            : sides.Count + repeated > 0 ? new LogReceipt(0, 0, 0, 0, [])
            : throw new ApiException(400, "The body has no events.");
        if (met.Count > 0)
        {
            waiting.Drop(met);
        }

        return taken with { Repeated = taken.Repeated + repeated, Waiting = waits };
    }

    /// <summary>Gives up what has waited too long: a request is logged as one that was not answered, an answer to nothing is dropped.</summary>
    public async Task SweepAsync(LiveModels models, CancellationToken cancellationToken)
    {
        while (waiting.Before(clock.GetUtcNow() - options.EventsWait, Sweep) is { Count: > 0 } old)
        {
            foreach (var side in old)
            {
                await GiveUpAsync(models, side, cancellationToken);
            }

            waiting.Drop(old.Select(side => (side.Model, side.Id)));
        }
    }

    /// <inheritdoc/>
    public void Dispose() => waiting.Dispose();

    private WaitingEvent Side(LiveModel live, CloudEvent one, RowShape shape)
    {
        // What cannot be read is refused now, while its sender can be told.
        var root = Json(one.Data);
        if (!one.IsAnswer)
        {
            _ = new AskedRows(shape).Read(root);
        }

        return new WaitingEvent(live.Name, one.Id, one.IsAnswer, one.Time ?? clock.GetUtcNow(), one.Data);
    }

    private bool IsLogged(WaitingEvent side)
    {
        var id = Named(Json(side.Body)) ?? side.Id;
        return waiting.IsLogged(side.Model, id) || waiting.IsLogged(side.Model, Numbered(id, 0));
    }

    private (IReadOnlyList<(string Model, string Id)> Met, int Waiting) Met(IReadOnlyList<WaitingEvent> sides, RowBatch batch, string? version)
    {
        List<(string, string)> met = [];
        var waits = 0;
        foreach (var (side, other) in sides.Zip(waiting.Meet(sides, clock.GetUtcNow())))
        {
            if (other is null)
            {
                waits++;
                continue;
            }

            // Both sides in one request: the first was counted as waiting until the second came.
            waits -= sides.Any(one => one.Id == side.Id && one.IsAnswer == other.IsAnswer) ? 1 : 0;
            if (Add(batch, side.IsAnswer ? other : side, side.IsAnswer ? side : other, version))
            {
                met.Add((side.Model, side.Id));
            }
        }

        return (met, waits);
    }

    /// <summary>Adds the rows of a request, with its answers where they are known.</summary>
    /// <returns>Whether it could be read.</returns>
    private static bool Add(RowBatch batch, WaitingEvent request, WaitingEvent? response, string? version)
    {
        try
        {
            var asked = Json(request.Body);
            var answered = response is null ? default : Json(response.Body);
            var rows = new AskedRows(batch.Shape).Read(asked);
            if (response is not null)
            {
                GivenAnswers.Read(answered, batch.Shape, rows);
            }

            var id = Named(asked) ?? Named(answered) ?? request.Id;
            foreach (var (place, draft) in rows.Index())
            {
                draft.Id ??= rows.Count == 1 ? id : Numbered(id, place);
                draft.Time ??= request.OccurredAt;
                draft.Version = response is null ? null : version;
                batch.AddPrediction(draft);
            }

            return true;
        }
        catch (ApiException refused) when (refused.Status == 400)
        {
            batch.RefuseNext(request.Id, refused.Message);
            return false;
        }
    }

    private async Task GiveUpAsync(LiveModels models, WaitingEvent side, CancellationToken cancellationToken)
    {
        metrics.GivenUp(side.IsAnswer);
        if (!side.IsAnswer && models.Names.Contains(side.Model))
        {
            var live = models.Find(side.Model);
            var batch = ingest.Batch(live);
            Add(batch, side, null, null);
            _ = await ingest.AppendAsync(live, batch, "events", cancellationToken);
        }
    }

    private static JsonElement Json(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement.Clone();
        }
        catch (JsonException failure)
        {
            throw new ApiException(400, $"The event's data is no JSON ({failure.Message}); a model that is asked in a binary form is not read from its log. Let it be asked in JSON.");
        }
    }

    private static string? Named(JsonElement root) =>
        root.ValueKind == JsonValueKind.Object && root.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String && id.GetString() is { Length: > 0 } named ? named : null;

    private static string Numbered(string id, int place) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{id}-{place}");
}
