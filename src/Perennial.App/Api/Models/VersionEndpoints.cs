using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Perennial.App.Api.Access;
using Perennial.App.Api.Live;
using Perennial.App.Commands;

namespace Perennial.App.Api.Models;

/// <summary>Versions, their cards, and what persons who were asked say of them.</summary>
internal static class VersionEndpoints
{
    private const string One = "/versions/{version:int}";

    /// <summary>Adds them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.Look("/versions", VersionView.All);
        routes.MapGet(ModelRoutes.Model + One, (string model, int version, LiveModels models, Composition house) =>
            Results.Ok(VersionView.All(ChosenModel.In(house, models.Find(model).Name)).FirstOrDefault(one => one.Number == version) ?? throw Missing(model, version))).Needs(Role.Viewer);
        routes.MapGet($"{ModelRoutes.Model}{One}/card", Card).Needs(Role.Viewer);
        routes.Act($"{One}/approve", Role.Approver, (state, body, actor, context) => Approving.Approve(state, ModelRoutes.Number(context, "version"), actor, body.Reason));
        routes.Act($"{One}/refuse", Role.Approver, (state, body, actor, context) => Approving.Refuse(state, ModelRoutes.Number(context, "version"), actor, body.Reason));
        routes.Act($"{One}/promote", Role.Approver, (state, body, _, context) => Intervention.Promote(state, ModelRoutes.Number(context, "version"), body.Reason));
    }

    /// <summary>As JSON, or as <c>?format=markdown</c> or <c>html</c>, or what the header Accept prefers.</summary>
    private static IResult Card(string model, int version, HttpContext context, LiveModels models, Composition house, string? format = null)
    {
        var chosen = ChosenModel.In(house, models.Find(model).Name);
        var card = chosen.State.Registry.Versions.Exists(one => one.Number == version) ? CardView.Of(chosen, version) : throw Missing(model, version);
        return (format ?? Preferred(context)) switch
        {
            "json" => Results.Ok(card),
            "markdown" => Results.Text(CardMarkdown.Of(card), "text/markdown; charset=utf-8"),
            "html" => Results.Text(CardHtml.Of(card), "text/html; charset=utf-8"),
            var other => throw new ApiException(400, $"'format' is '{other}'. Allowed: json, markdown, html."),
        };
    }

    private static string Preferred(HttpContext context) => context.Request.GetTypedHeaders().Accept
        .OrderByDescending(one => one.Quality ?? 1)
        .Select(one => one.MediaType.Value switch { "text/html" => "html", "text/markdown" => "markdown", "application/json" => "json", _ => null })
        .FirstOrDefault(one => one is not null) ?? "json";

    private static ApiException Missing(string model, int version) => new(404, $"There is no version {version} of '{model}'. What there is: GET /v1/models/{model}/versions");
}
