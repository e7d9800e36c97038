using System.Text.Json.Nodes;

namespace Perennial.Registry;

/// <summary>Brings facts that an older version wrote to today's shape, one revision at a time. Shipped events are never rewritten.</summary>
/// <param name="steps">For a type and the revision it was written in: the pure function to the next revision.</param>
public sealed class Upcasters(IReadOnlyDictionary<(string Type, int Schema), Func<JsonObject, JsonObject>> steps)
{
    /// <summary>Those of this version. No shape has changed since the first.</summary>
    public static Upcasters Shipped { get; } = new(new Dictionary<(string, int), Func<JsonObject, JsonObject>>());

    /// <summary>The facts of an event in the shape of revision <paramref name="target"/>.</summary>
    public string Lift(JournalEvent written, int target)
    {
        if (written.Schema == target)
        {
            return written.Facts;
        }

        var facts = JsonNode.Parse(written.Facts)!.AsObject();
        for (var schema = written.Schema; schema < target; schema++)
        {
            facts = steps[(written.Type, schema)](facts);
        }

        return facts.ToJsonString();
    }
}
