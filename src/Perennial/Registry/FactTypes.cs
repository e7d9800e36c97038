using System.Collections.Frozen;
using System.Reflection;
using Perennial.Terms;

namespace Perennial.Registry;

/// <summary>Every kind of fact, by its name in the journal.</summary>
public static class FactTypes
{
    private static readonly FrozenDictionary<string, (Type Type, int Schema)> ByName = typeof(FactTypes).Assembly.GetTypes()
        .Select(type => (Type: type, Fact: type.GetCustomAttribute<JournaledAttribute>()))
        .Where(pair => pair.Fact is not null)
        .ToFrozenDictionary(pair => pair.Fact!.Type, pair => (pair.Type, pair.Fact!.Schema));

    /// <summary>All names, sorted.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. ByName.Keys.Order(StringComparer.Ordinal)];

    /// <summary>The class and current revision of a name.</summary>
    /// <exception cref="FaultException">A newer program wrote it.</exception>
    public static (Type Type, int Schema) Find(string name) => ByName.TryGetValue(name, out var found)
        ? found
        : throw new FaultException($"The journal holds an event of type '{name}', which this version does not know. Use the version that wrote it, or a newer one.");

    /// <summary>The name and revision of a fact.</summary>
    public static JournaledAttribute Of(IFact fact) => fact.GetType().GetCustomAttribute<JournaledAttribute>()
        ?? throw new InvalidOperationException($"{fact.GetType().Name} has no [Fact] name.");
}
