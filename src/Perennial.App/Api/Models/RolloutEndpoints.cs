using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Perennial.App.Api.Access;
using Perennial.App.Api.Live;
using Perennial.Terms;

namespace Perennial.App.Api.Models;

/// <summary>Rollouts, and what a person may do about them.</summary>
internal static class RolloutEndpoints
{
    private const string One = "/rollouts/{version:int}";

    /// <summary>Adds them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.Look("/rollouts", model => model.State.RollOut.Rollouts.Reverse().Select(RolloutView.Of));
        routes.MapGet(ModelRoutes.Model + One, (string model, int version, LiveModels models, Composition house) =>
            Results.Ok(house.States.Load(models.Find(model).Name).RollOut.Rollouts.FindLast(one => one.Version == version) is { } rollout
                ? RolloutView.Of(rollout)
                : throw new ApiException(404, $"Version {version} of '{model}' was never rolled out. What there is: GET /v1/models/{model}/rollouts"))).Needs(Role.Viewer);
        routes.Act(One, Role.Approver, (state, body, actor, context) => Intervention.RollOut(state, ModelRoutes.Number(context, "version"), body.Reason, actor));
        routes.Act($"{One}/promote", Role.Approver, (state, body, _, context) => Intervention.Promote(state, ModelRoutes.Number(context, "version"), body.Reason));
        routes.Act($"{One}/reject", Role.Operator, (state, body, _, context) => Intervention.Reject(state, ModelRoutes.Number(context, "version"), body.Reason));
        routes.Act($"{One}/pause", Role.Operator, (state, body, actor, context) => Steering.Pause(Going(state, context), body.Reason, actor));
        routes.Act($"{One}/resume", Role.Operator, (state, body, actor, context) => Steering.Resume(Going(state, context), body.Reason, actor));
        routes.Act("/rollback", Role.Operator, (state, body, _, _) => Intervention.RollBack(state, body.Version, body.Reason));
    }
    /// <summary>The model, where it is this version's rollout that goes on.</summary>
    private static ModelState Going(ModelState state, HttpContext context) =>
        state.RollOut.Active is { } active && active.Version != ModelRoutes.Number(context, "version")
            ? throw new FaultException($"The rollout that goes on is of version {active.Version}.")
            : state;
}
