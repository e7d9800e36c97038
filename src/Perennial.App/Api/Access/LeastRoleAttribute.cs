namespace Perennial.App.Api.Access;

/// <summary>The least role that an endpoint asks for. One that says nothing asks for <see cref="Role.Admin"/>.</summary>
/// <param name="role">The role, for the model in the route where there is one.</param>
/// <param name="narrows">Whether the endpoint itself leaves out the models that a caller may not see; otherwise whoever is held to some models is refused where the route names none.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class LeastRoleAttribute(Role role, bool narrows = false) : Attribute
{
    /// <summary>The role.</summary>
    public Role Role => role;

    /// <summary>Whether the endpoint looks at models by itself.</summary>
    public bool Narrows => narrows;
}
