using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Perennial.App.Api.Live;
using Perennial.App.Commands;

namespace Perennial.App.Api.Models;

/// <summary>Looks at models, and drives them: the same views as on the command line.</summary>
internal static class ModelEndpoints
{
    /// <summary>Adds them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/models", (Composition house, LiveModels models) =>
            Results.Ok(models.Names.Select(name => StatusView.Of(ChosenModel.In(house, name)))));
        Look(routes, string.Empty, StatusView.Of);
        Look(routes, "/versions", VersionView.All);
        Look(routes, "/history", model => HistoryLine.Of(model.History, true));
        Look(routes, "/decisions/newest", model => WhyView.Of(model, null));
        routes.MapPost("/v1/models/{model}/turns", TurnAsync);
    }

    private static void Look<T>(IEndpointRouteBuilder routes, string path, Func<ChosenModel, T> view) =>
        routes.MapGet($"/v1/models/{{model}}{path}", (string model, LiveModels models, Composition house) =>
            Results.Ok(view(ChosenModel.In(house, models.Find(model).Name))));

    /// <summary>Takes turns now; with <c>?wait=true</c> until trainings have ended as well.</summary>
    private static async Task<IResult> TurnAsync(
        string model, LiveModels models, ModelDrivers drivers, Composition house, CancellationToken cancellationToken, bool wait = false)
    {
        var driver = drivers.Of(models.Find(model).Name);
        await (wait ? driver.TurnUntilRestAsync(cancellationToken) : driver.TurnAsync(cancellationToken));
        return Results.Ok(StatusView.Of(ChosenModel.In(house, model)));
    }
}
