using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Perennial.App.Api.Access;
using Perennial.App.Api.Live;
using Perennial.App.Api.Remote;

namespace Perennial.App.Api.Models;

/// <summary>Brings files: what was trained elsewhere, and what was answered elsewhere. Every field of the form is an option of the command of that name.</summary>
internal static class UploadEndpoints
{
    /// <summary>Adds them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        Add(routes, "/versions", "register", _ => []);
        Add(routes, "/import", "import", _ => []);
        Add(routes, "/runs/{run:int}/hand-in", "hand-in", context => ["--run", $"{ModelRoutes.Number(context, "run")}"]);
    }

    private static void Add(IEndpointRouteBuilder routes, string path, string command, Func<HttpContext, IReadOnlyList<string>> more) =>
        routes.MapPost(ModelRoutes.Model + path, async (string model, HttpContext context, Composition house, LiveModels models, ServerOptions options, ServedCommands commands) =>
        {
            using var files = new UploadFolder(house.Folder);
            var form = new SentForm(command, models.Find(model).Name, files);
            await new SentFiles(context, house.Folder, options.UploadLimitBytes).ReadAsync(form.Text, form.File);
            return await commands.AnswerAsync([.. form.Words(), .. more(context)], files, Caller.Of(context), form.As, context.RequestAborted);
        }).Needs(Role.Operator);
}
