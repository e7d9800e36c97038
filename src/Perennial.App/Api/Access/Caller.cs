using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Perennial.App.Commands;

namespace Perennial.App.Api.Access;

/// <summary>Who asks, and what they may.</summary>
/// <param name="Name">As the history names them.</param>
/// <param name="Grants">What they may.</param>
/// <param name="Proven">Whether a key or a token says who it is; without, whoever uses this machine says their own name.</param>
internal sealed record Caller(string Name, IReadOnlyList<Grant> Grants, bool Proven = true)
{
    /// <summary>The caller of a request that passed the gate.</summary>
    public static Caller Of(HttpContext context) => context.Features.GetRequiredFeature<Caller>();

    /// <summary>Whether they may do what asks for a role, of a model.</summary>
    public bool May(Role least, string model) => Grants.Any(one => one.Allows(least, model));

    /// <summary>Whether they may do what asks for a role, whatever the model.</summary>
    public bool May(Role least) => Grants.Any(one => one.Role >= least && one.Models is null);

    /// <summary>Whether they may do it for some model.</summary>
    public bool MaySomewhere(Role least) => Grants.Any(one => one.Role >= least);

    /// <summary>Refuses what asks for more than they may.</summary>
    /// <exception cref="ApiException">They may not: status 403.</exception>
    public void Demand(Role least, string model)
    {
        if (!May(least, model))
        {
            throw Refused(least, model);
        }
    }

    /// <summary>The name that a history is told.</summary>
    /// <param name="asked">The name in the request; null where it holds none.</param>
    /// <exception cref="ApiException">It is not the name of the key or token: status 403.</exception>
    public string Acting(string? asked) => !Proven ? Person.Checked(asked ?? Name)
        : asked is null || asked == Name ? Name
        : throw new ApiException(403, $"The request is to be told in the name of '{asked}', and its key is that of '{Name}'. A history names whose key it was: leave the name out.");

    /// <summary>Why something is refused.</summary>
    public ApiException Refused(Role least, string? model) => new(
        403,
        $"'{Name}' may not do this{(model is null ? string.Empty : $" to '{model}'")}: it takes the role {Word(least)}. {Name} has: {string.Join(", ", Grants.Select(Told))}. An admin gives roles: perennial keys create --role {Word(least)}");

    /// <summary>A role as keys and pages name it.</summary>
    public static string Word(Role role) => role.ToString().ToLowerInvariant();

    private static string Told(Grant one) => Word(one.Role) + (one.Models is null ? string.Empty : $" of {string.Join(" and ", one.Models)}");
}
