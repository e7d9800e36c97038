namespace Perennial.App.Api.Access;

/// <summary>A role, for all models or for some.</summary>
/// <param name="Role">The role.</param>
/// <param name="Models">Names of models, or beginnings of names that end in <c>*</c>; null for all.</param>
internal sealed record Grant(Role Role, IReadOnlyList<string>? Models = null)
{
    /// <summary>Whether it allows what asks for a role, of a model.</summary>
    public bool Allows(Role least, string model) => Role >= least && (Models is null || Models.Any(one => Covers(one, model)));

    private static bool Covers(string pattern, string model) =>
        pattern.EndsWith('*') ? model.StartsWith(pattern[..^1], StringComparison.Ordinal) : pattern == model;
}
