using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Perennial.App.Api.Access;
using Perennial.App.Api.Live;

namespace Perennial.App.Api.Logging;

/// <summary>Answers rows, and takes predictions that were made elsewhere and labels.</summary>
internal static class LogEndpoints
{
    /// <summary>Names the version that is to answer.</summary>
    public const string PinHeader = "Perennial-Version";

    /// <summary>Adds them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/v1/models/{model}/answers", AnswerAsync).Needs(Role.Sender);
        routes.MapPost("/v1/models/{model}/predictions", PredictionsAsync).Needs(Role.Sender);
        routes.MapPost("/v1/models/{model}/labels", LabelsAsync).Needs(Role.Sender);
    }

    /// <summary>Answers rows; a header pins the version that answers, for tests: such rows are not logged.</summary>
    private static async Task<IResult> AnswerAsync(
        string model, JsonElement body, LiveModels models, TimeProvider clock, [FromHeader(Name = PinHeader)] int? pinned, CancellationToken cancellationToken)
    {
        var live = models.Find(model);
        var rows = new RowReader(live.Declared, clock.GetUtcNow());
        var answered = await live.AnswerAsync([.. RowReader.Rows(body).Select(row => rows.Request(row) with { Version = pinned })], cancellationToken);
        return Results.Ok(new { logged = answered.Logged, rows = answered.Answers.Zip(answered.Requests, AnsweredRow.Of) });
    }

    private static async Task<IResult> PredictionsAsync(string model, JsonElement body, LiveModels models, TimeProvider clock, CancellationToken cancellationToken)
    {
        var live = models.Find(model);
        var rows = new RowReader(live.Declared, clock.GetUtcNow());
        var receipt = await live.TakeAsync([.. RowReader.Rows(body).Select(rows.Prediction)], cancellationToken);
        return Results.Json(receipt, statusCode: StatusCodes.Status202Accepted);
    }

    private static async Task<IResult> LabelsAsync(string model, JsonElement body, LiveModels models, TimeProvider clock, CancellationToken cancellationToken)
    {
        var live = models.Find(model);
        var rows = new RowReader(live.Declared, clock.GetUtcNow());
        var receipt = await live.TakeAsync([.. RowReader.Rows(body).Select(rows.Label)], cancellationToken);
        return Results.Json(receipt, statusCode: StatusCodes.Status202Accepted);
    }
}
