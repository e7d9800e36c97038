using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Perennial.App.Api.Access;
using Perennial.App.Api.Live;
using Perennial.App.Commands;
using Perennial.Decide;
using Perennial.Registry;

namespace Perennial.App.Api.Models;

/// <summary>Decisions, and the signals they look at.</summary>
internal static class DecisionEndpoints
{
    /// <summary>Adds them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet($"{ModelRoutes.Model}/decisions", List).Needs(Role.Viewer);
        routes.Look("/decisions/newest", model => WhyView.Of(model, null));
        routes.MapGet($"{ModelRoutes.Model}/decisions/{{decision:long}}", (string model, long decision, LiveModels models, Composition house) =>
            Results.Ok(WhyView.Of(ChosenModel.In(house, models.Find(model).Name), decision))).Needs(Role.Viewer);
        routes.MapGet($"{ModelRoutes.Model}/signals", (string model, LiveModels models, Composition house) =>
            Results.Text(house.States.Load(models.Find(model).Name).Monitor.Signals is { } signals ? CanonicalJson.Write(signals) : "null", "application/json")).Needs(Role.Viewer);
    }

    /// <summary>Newest first; with <c>?acted=true</c> those that did something.</summary>
    private static IResult List(string model, HttpContext context, LiveModels models, Composition house, bool acted = false)
    {
        var taken = house.Journal.Read(models.Find(model).Name).Where(one => one.Fact is DecisionTaken).Reverse()
            .Select(one => (one.Event, ((DecisionTaken)one.Fact).Decision))
            .Where(one => !acted || one.Decision.Action != ActionKind.Keep)
            .Select(one => new DecisionView(one.Decision.Number, one.Event.AsOf, one.Decision.Action, one.Decision.Because));
        return Results.Ok(Paging.Of(context, taken, one => one.Number.ToString(CultureInfo.InvariantCulture)));
    }
}
