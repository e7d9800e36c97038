using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Perennial.Adapters.Processes;
using Perennial.App.Api.Access;
using Perennial.App.Api.Events;
using Perennial.App.Api.Live;
using Perennial.Train;

namespace Perennial.App.Api.Models;

/// <summary>Runs: how they ended, and how far those are that go on.</summary>
internal static class RunEndpoints
{
    private const string One = ModelRoutes.Model + "/runs/{run:int}";

    /// <summary>Adds them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.Look("/runs", model => model.State.Train.Runs.Select(run => RunProgressView.Of(run, Log(model.House, model.Name, run.Number))));
        routes.MapGet(One, (string model, int run, LiveModels models, Composition house) => Results.Ok(Find(house, models.Find(model).Name, run))).Needs(Role.Viewer);
        routes.MapGet($"{One}/events", (string model, int run, HttpContext context, LiveModels models, Composition house, EventPulse pulse) =>
        {
            _ = Find(house, models.Find(model).Name, run);
            return TypedResults.ServerSentEvents(FollowAsync(house, model, run, RunLogPlace.Parse(context.Request.Headers["Last-Event-ID"]), pulse, context.RequestAborted));
        }).Needs(Role.Viewer);
    }

    private static RunLog Log(Composition house, string model, int run) => new(house.Folder.Runs, model, run);

    private static RunProgressView Find(Composition house, string model, int run) => house.States.Load(model).Train.Runs.Find(one => one.Number == run) is { } found
        ? RunProgressView.Of(found, Log(house, model, run))
        : throw new ApiException(404, $"There is no run {run} of '{model}'. What there is: GET /v1/models/{model}/runs");

    /// <summary>Lines of the log as they come, every step and progress, and at the end how it ended.</summary>
    private static async IAsyncEnumerable<SseItem<string>> FollowAsync(
        Composition house, string model, int run, RunLogPlace place, EventPulse pulse, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        RunProgressView? told = null;
        await foreach (var _ in pulse.BeatsAsync(cancellationToken))
        {
            var now = Find(house, model, run);
            for (var (lines, next) = Log(house, model, run).Read(place); lines.Count > 0; (lines, next) = Log(house, model, run).Read(place))
            {
                place = next;
                yield return new SseItem<string>(string.Join('\n', lines), "log") { EventId = place.ToString() };
            }

            if (now != told)
            {
                yield return new SseItem<string>(System.Text.Json.JsonSerializer.Serialize(told = now, ApiJson.Options), now.Step == RunStep.Ended ? "end" : "progress");
            }

            if (now.Step == RunStep.Ended)
            {
                yield break;
            }
        }
    }
}
