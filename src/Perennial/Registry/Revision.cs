using Perennial.Terms;

namespace Perennial.Registry;

/// <summary>A declaration of a model and when it came into force.</summary>
/// <param name="Since">From when.</param>
/// <param name="Declaration">What the file said.</param>
public sealed record Revision(DateTimeOffset Since, ModelDeclaration Declaration);
