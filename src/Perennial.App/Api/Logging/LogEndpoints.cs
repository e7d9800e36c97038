using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Perennial.App.Api.Access;
using Perennial.App.Api.Document;
using Perennial.App.Api.Live;
using Perennial.App.Api.Logging.Events;
using Perennial.App.Api.Logging.Rows;
using Perennial.App.Api.Metrics;
using Perennial.Terms;

namespace Perennial.App.Api.Logging;

/// <summary>Answers rows, and takes predictions that were made elsewhere and labels.</summary>
internal static class LogEndpoints
{
    /// <summary>Names the version that is to answer.</summary>
    public const string PinHeader = "Perennial-Version";

    private const string NotTaken = "Not one row was taken; the first: ";

    /// <summary>Adds them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/v1/models/{model}/answers", AnswerAsync).Needs(Role.Sender)
            .WithSummary("Answers rows by the champion, and logs what was answered before it is said.").TakesRows().Produces<AnsweredRows>();
        routes.MapPost("/v1/models/{model}/predictions", PredictionsAsync).Needs(Role.Sender)
            .WithSummary("Takes predictions that were made elsewhere; 202 when they are durable.").TakesRows().Produces<LogReceipt>(StatusCodes.Status202Accepted);
        routes.MapPost("/v1/models/{model}/labels", LabelsAsync).Needs(Role.Sender)
            .WithSummary("Takes labels and feedback, by prediction id, or by entity and time; 202 when they are durable.").TakesRows().Produces<LogReceipt>(StatusCodes.Status202Accepted);
        routes.MapPost("/v1/models/{model}/events", EventsAsync).Needs(Role.Sender)
            .WithSummary("Takes the CloudEvents of KServe's inference logger; 202 when they are durable.").WithMetadata(new TakenBody(typeof(object), EventReader.Structured, EventReader.Batch, "application/json")).Produces<LogReceipt>(StatusCodes.Status202Accepted);
    }

    private static RouteHandlerBuilder TakesRows(this RouteHandlerBuilder route) => route.WithMetadata(new TakenBody(typeof(SentRow[]), RowFormat.Known));

    /// <summary>Answers rows; a header pins the version that answers, for tests: such rows are not logged.</summary>
    private static async Task<IResult> AnswerAsync(
        string model, HttpContext context, LiveModels models, IngestGate gate, ServerOptions options, Ingest ingest, ServerMetrics metrics, [FromHeader(Name = PinHeader)] int? pinned)
    {
        var live = models.Find(model);
        using var body = await RequestBody.ReadAsync(context, gate, options.BodyLimitBytes);
        List<Serve.Request> requests = [];
        var shape = ingest.Batch(live).Shape;
        using (Traces.Start("parse"))
        {
            RowFormat.Read(context.Request.ContentType, body.Bytes, shape, draft => requests.Add(
                (draft.Error is null ? shape.Request(draft) : null) ?? throw new ApiException(400, $"Row {requests.Count} (from 0): {draft.Error}")));
        }

        var answered = await live.AnswerAsync(pinned is null ? requests : [.. requests.Select(request => request with { Version = pinned })], context.RequestAborted);
        metrics.Answers(answered.Answers.Count, answered.Logged);
        return Results.Ok(new AnsweredRows(answered.Logged, [.. answered.Answers.Zip(answered.Requests, AnsweredRow.Of)]));
    }

    private static async Task<IResult> PredictionsAsync(string model, HttpContext context, LiveModels models, Ingest ingest) =>
        Told(await ingest.PredictionsAsync(models.Find(model), context));

    private static async Task<IResult> LabelsAsync(string model, HttpContext context, LiveModels models, Ingest ingest) =>
        Told(await ingest.LabelsAsync(models.Find(model), context));

    private static async Task<IResult> EventsAsync(string model, HttpContext context, LiveModels models, EventLog events) =>
        Told(await events.TakeAsync(models.Find(model), context));

    private static IResult Told(LogReceipt receipt) => receipt.Took
        ? Results.Json(receipt, statusCode: StatusCodes.Status202Accepted)
        : Results.Json(new ApiError(NotTaken + receipt.Refused[0].Error) { Refused = receipt.Refused }, statusCode: StatusCodes.Status400BadRequest);
}
