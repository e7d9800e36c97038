using Microsoft.AspNetCore.Http;
using Perennial.Adapters.Yaml;
using Perennial.App.Api.Access;
using Perennial.App.Api.Live;
using Perennial.App.Commands;
using Perennial.Terms;

namespace Perennial.App.Api.Models;

/// <summary>Declares a model by its file, as <c>perennial apply</c> does: the body is the YAML.</summary>
internal static class DeclareEndpoint
{
    private const int LongestLetters = 1 << 20;

    /// <summary>With <c>?dry_run=true</c> says what would change, and writes nothing.</summary>
    public static async Task<IResult> PutAsync(string model, HttpContext context, Composition house, ModelDrivers drivers, bool dry_run = false, string? @as = null)
    {
        var declared = Read(model, await TextAsync(context));
        var actor = Caller.Of(context).Acting(@as);
        var view = ApplyJob.Run(house, declared, actor, dry_run, null);
        if (view.Changed && !dry_run)
        {
            drivers.Of(model).Call();
        }

        return Results.Json(view, statusCode: view is { IsNew: true, DryRun: false } ? StatusCodes.Status201Created : StatusCodes.Status200OK);
    }

    private static ModelDeclaration Read(string model, string text)
    {
        if (HolidaysBeside.Named(text) is { } file)
        {
            throw new ApiException(400, $"calendar.holidays is '{file}', a file beside the model file, and the body brings none. Apply it from where both lie: perennial apply -f MODEL.yaml --server URL");
        }

        var declared = ModelFile.Parse(text, $"{model}.yaml");
        return declared.ForEach is { } column ? throw new ApiException(400, $"The file declares a model for each {column}. Apply it with: perennial apply -f MODEL.yaml --each VALUE --server URL")
            : declared.Model == model ? declared
            : throw new ApiException(400, $"The file declares '{declared.Model}', and the address names '{model}'.");
    }

    private static async Task<string> TextAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var text = await reader.ReadToEndAsync(context.RequestAborted);
        return text.Length <= LongestLetters ? text : throw new ApiException(413, "The body is longer than 1 MiB, so it is no model file.");
    }
}
