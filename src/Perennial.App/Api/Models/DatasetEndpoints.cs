using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Perennial.App.Api.Access;
using Perennial.App.Api.Live;
using Perennial.App.Commands;

namespace Perennial.App.Api.Models;

/// <summary>The versions of a model's training data.</summary>
internal static class DatasetEndpoints
{
    /// <summary>Adds them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.Look("/datasets", DatasetVersionView.All);
        routes.MapGet($"{ModelRoutes.Model}/datasets/{{dataset}}", (string model, string dataset, LiveModels models, Composition house) =>
            Results.Ok(DatasetVersionView.Find(ChosenModel.In(house, models.Find(model).Name), dataset))).Needs(Role.Viewer);
        routes.MapGet($"{ModelRoutes.Model}/datasets/{{dataset}}/diff/{{other}}", (string model, string dataset, string other, LiveModels models, Composition house) =>
        {
            var chosen = ChosenModel.In(house, models.Find(model).Name);
            return Results.Ok(DatasetVersionView.Find(chosen, dataset).DifferencesTo(DatasetVersionView.Find(chosen, other)));
        }).Needs(Role.Viewer);
    }
}
