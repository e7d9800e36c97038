using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Perennial.App.Api.Access;
using Perennial.App.Api.Live;
using Perennial.App.Commands;

namespace Perennial.App.Api.Models;

/// <summary>Looks at models, declares and drives them: the same views as on the command line.</summary>
internal static class ModelEndpoints
{
    /// <summary>Adds everything about models.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/models", List).Needs(Role.Viewer, narrows: true);
        routes.Look(string.Empty, StatusView.Of);
        routes.MapPut(ModelRoutes.Model, DeclareEndpoint.PutAsync).Needs(Role.Admin);
        routes.MapPost($"{ModelRoutes.Model}/turns", TurnAsync).Needs(Role.Operator);
        routes.Look("/history", model => HistoryLine.Of(model.History, true));
        VersionEndpoints.Map(routes);
        RunEndpoints.Map(routes);
        DecisionEndpoints.Map(routes);
        RolloutEndpoints.Map(routes);
        DatasetEndpoints.Map(routes);
        AccountEndpoints.Map(routes);
        PersonEndpoints.Map(routes);
        UploadEndpoints.Map(routes);
    }

    /// <summary>Models whose name holds <c>?match=</c>, as far as the caller may see them.</summary>
    private static IResult List(HttpContext context, Composition house, LiveModels models, string? match = null)
    {
        var caller = Caller.Of(context);
        var names = models.Names.Where(name => caller.May(Role.Viewer, name) && (match is null || name.Contains(match, StringComparison.OrdinalIgnoreCase)));
        return Results.Ok(Paging.Of(context, names, name => name).Select(name => StatusView.Of(ChosenModel.In(house, name))));
    }

    /// <summary>Takes turns now; with <c>?wait=true</c> until trainings have ended as well.</summary>
    private static async Task<IResult> TurnAsync(
        string model, LiveModels models, ModelDrivers drivers, Composition house, CancellationToken cancellationToken, bool wait = false)
    {
        var driver = drivers.Of(models.Find(model).Name);
        await (wait ? driver.TurnUntilRestAsync(cancellationToken) : driver.TurnAsync(cancellationToken));
        return Results.Ok(StatusView.Of(ChosenModel.In(house, model)));
    }
}
