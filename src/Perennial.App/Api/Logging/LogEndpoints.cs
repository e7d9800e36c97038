using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Perennial.App.Api.Live;

namespace Perennial.App.Api.Logging;

/// <summary>Answers rows, and takes predictions that were made elsewhere and labels.</summary>
internal static class LogEndpoints
{
    /// <summary>Adds them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/v1/models/{model}/answers", AnswerAsync);
        routes.MapPost("/v1/models/{model}/predictions", PredictionsAsync);
        routes.MapPost("/v1/models/{model}/labels", LabelsAsync);
    }

    private static async Task<IResult> AnswerAsync(string model, JsonElement body, LiveModels models, TimeProvider clock, CancellationToken cancellationToken)
    {
        var live = models.Find(model);
        var rows = new RowReader(live.Declared, clock.GetUtcNow());
        IReadOnlyList<Serve.Request> requests = [.. RowReader.Rows(body).Select(rows.Request)];
        var answers = await live.AnswerAsync(requests, cancellationToken);
        return Results.Ok(new { rows = answers.Zip(requests, AnsweredRow.Of) });
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
