using Microsoft.AspNetCore.Routing;
using Perennial.App.Api.Access;

namespace Perennial.App.Api.Models;

/// <summary>What a person may do to a model as a whole.</summary>
internal static class PersonEndpoints
{
    /// <summary>Adds them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.Act("/retrain", Role.Operator, (state, body, actor, _) => Intervention.Retrain(state, body.Reason, actor));
        routes.Act("/freeze", Role.Operator, (state, body, _, _) => Intervention.Freeze(state, body.Reason));
        routes.Act("/unfreeze", Role.Operator, (state, body, _, _) => Intervention.Unfreeze(state, body.Reason));
        routes.Act("/quarantine", Role.Operator, (state, body, _, _) => Intervention.Quarantine(state, First(body), body.To, body.Reason));
        routes.Act("/release", Role.Operator, (state, body, _, _) => Intervention.Release(state, First(body), body.Reason));
    }

    private static DateOnly First(ActBody body) => body.From ?? throw new ApiException(400, "The body does not say from which day on: {\"from\": \"2001-03-01\"}.");
}
