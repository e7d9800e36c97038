using System.Text.Json.Nodes;
using Perennial.Terms;

namespace Perennial.Registry;

/// <summary>Brings facts that an older version wrote to today's shape, one revision at a time. Shipped events are never rewritten.</summary>
/// <param name="steps">For a type and the revision it was written in: the pure function to the next revision.</param>
public sealed class Upcasters(IReadOnlyDictionary<(string Type, int Schema), Func<JsonObject, JsonObject>> steps)
{
    /// <summary>Those of this version. No shape has changed since the first.</summary>
    public static Upcasters Shipped { get; } = new(new Dictionary<(string, int), Func<JsonObject, JsonObject>>());

    /// <summary>The facts of an event in the shape of revision <paramref name="target"/>.</summary>
    /// <exception cref="FaultException">A newer program wrote it, or a step is missing.</exception>
    public string Lift(JournalEvent written, int target)
    {
        if (written.Schema > target)
        {
            throw new FaultException($"Journal '{written.Stream}': event {written.Version} ({written.Type}) has revision {written.Schema}; this version knows revisions up to {target}. Use the version that wrote it, or a newer one.");
        }

        if (written.Schema == target)
        {
            return written.Facts;
        }

        var facts = JsonNode.Parse(written.Facts)!.AsObject();
        for (var schema = written.Schema; schema < target; schema++)
        {
            facts = steps.TryGetValue((written.Type, schema), out var step)
                ? step(facts)
                : throw new FaultException($"Journal '{written.Stream}': event {written.Version} ({written.Type}) has revision {written.Schema}, and nothing brings revision {schema} to {schema + 1}.");
        }

        return facts.ToJsonString();
    }
}
