using Perennial.Terms;

namespace Perennial.Registry;

/// <summary>The model's file was applied.</summary>
/// <param name="Declaration">What it says.</param>
[Journaled("model-declared")]
public sealed record ModelDeclared(ModelDeclaration Declaration) : IFact;
