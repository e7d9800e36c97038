using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Perennial.App.Api.Access;
using Perennial.App.Api.Live;
using Perennial.App.Commands;

namespace Perennial.App.Api.Models;

/// <summary>Accounts for what was spent, what was done, and where an answer comes from.</summary>
internal static class AccountEndpoints
{
    /// <summary>Adds them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.Look("/costs", CostsView.Of);
        routes.MapGet($"{ModelRoutes.Model}/audit", (string model, DateOnly from, LiveModels models, Composition house, DateOnly? to = null) =>
        {
            var chosen = ChosenModel.In(house, models.Find(model).Name);
            return Results.Ok(AuditView.Of(chosen, from, to ?? Terms.Days.Of(chosen.Now)));
        }).Needs(Role.Viewer);
        routes.MapGet($"{ModelRoutes.Model}/lineage/{{prediction}}", (string model, string prediction, LiveModels models, Composition house) =>
            Results.Ok(LineageCommand.Find(ChosenModel.In(house, models.Find(model).Name), prediction))).Needs(Role.Viewer);
    }
}
