namespace Perennial.Registry;

/// <summary>The name and revision under which a fact is journaled; shipped names never change.</summary>
/// <param name="type">Lower case with dashes.</param>
/// <param name="schema">The revision of its shape, from 1.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class JournaledAttribute(string type, int schema = 1) : Attribute
{
    /// <summary>The name in the journal.</summary>
    public string Type { get; } = type;

    /// <summary>The revision of its shape.</summary>
    public int Schema { get; } = schema;
}
