using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Perennial.App.Api.Access;
using Perennial.App.Api.Live;
using Perennial.App.Commands;
using Perennial.Registry;

namespace Perennial.App.Api.Models;

/// <summary>Adds endpoints about one model: those that look, and those by which a person acts.</summary>
internal static class ModelRoutes
{
    /// <summary>The place of a model.</summary>
    public const string Model = "/v1/models/{model}";

    /// <summary>Adds one that looks: the same view as on the command line.</summary>
    public static void Look<T>(this IEndpointRouteBuilder routes, string path, Func<ChosenModel, T> view) =>
        routes.MapGet(Model + path, (string model, LiveModels models, Composition house) => Results.Ok(view(ChosenModel.In(house, models.Find(model).Name)))).Needs(Role.Viewer);

    /// <summary>Adds one by which a person acts.</summary>
    /// <param name="routes">Where.</param>
    /// <param name="path">Below the model.</param>
    /// <param name="role">The least role.</param>
    /// <param name="facts">What to append, given the state, what was sent, who acts, and the request.</param>
    public static void Act(this IEndpointRouteBuilder routes, string path, Role role, Func<ModelState, ActBody, string, HttpContext, IReadOnlyList<IFact>> facts) =>
        routes.MapPost(Model + path, (string model, ActBody? body, HttpContext context, LiveModels models, ModelDrivers drivers, Composition house) =>
        {
            var (chosen, said) = (ChosenModel.In(house, models.Find(model).Name), body ?? new ActBody());
            var actor = Caller.Of(context).Acting(said.As);
            var changed = false;
            chosen.Act(actor, state =>
            {
                var next = facts(state, said, actor, context);
                changed = next.Count > 0;
                return next;
            });
            drivers.Of(chosen.Name).Call();
            return Results.Ok(new ActedView(changed, StatusView.Of(ChosenModel.In(house, chosen.Name)), house.Live!.Behind(chosen.Name)));
        }).Needs(role);

    /// <summary>A whole number of the route.</summary>
    /// <exception cref="ApiException">It is none: status 404.</exception>
    public static int Number(HttpContext context, string name) => context.GetRouteValue(name) is string text && int.TryParse(text, out var number)
        ? number
        : throw new ApiException(404, $"'{context.GetRouteValue(name)}' is no number of a {name}.");
}
