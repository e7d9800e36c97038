using System.Text.Json;

namespace Perennial.Proofs;

/// <summary>What each policy came to in a replay, in money.</summary>
/// <param name="Never">Never retraining.</param>
/// <param name="Weekly">Retraining every week.</param>
/// <param name="Hindsight">The cheapest schedule found afterwards.</param>
/// <param name="Perennial">What was served.</param>
/// <param name="Retrains">How often Perennial retrained.</param>
public sealed record PolicyCosts(double Never, double Weekly, double Hindsight, double Perennial, int Retrains)
{
    /// <summary>Saved over never retraining, as a share of what hindsight saves; null when hindsight saves nothing.</summary>
    public double? SavedRatio => Never > Hindsight ? (Never - Perennial) / (Never - Hindsight) : null;

    /// <summary>Finds the comparison in the JSON that a replay writes.</summary>
    public static PolicyCosts Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return Find(document.RootElement) ?? throw new InvalidOperationException($"There is no comparison in what the replay wrote: {json}");
    }

    private static PolicyCosts? Find(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        return Member(element, "Never") is { ValueKind: JsonValueKind.Object } never
            ? new PolicyCosts(Cost(never), Cost(Demand(element, "Weekly")), Cost(Demand(element, "Hindsight")), Cost(Demand(element, "Perennial")),
                Demand(Demand(element, "Perennial"), "Retrains").GetInt32())
            : element.EnumerateObject().Select(member => Find(member.Value)).FirstOrDefault(found => found is not null);
    }

    private static double Cost(JsonElement total) => Demand(total, "Cost").GetDouble();

    private static JsonElement Demand(JsonElement element, string name) =>
        Member(element, name) ?? throw new InvalidOperationException($"'{name}' is missing in {element}");

    private static JsonElement? Member(JsonElement element, string name)
    {
        foreach (var member in element.EnumerateObject())
        {
            if (member.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return member.Value;
            }
        }

        return null;
    }
}
