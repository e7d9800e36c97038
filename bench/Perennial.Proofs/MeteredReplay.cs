using System.Text.Json.Nodes;

namespace Perennial.Proofs;

/// <summary>What a replay took of the machine, and what it came to.</summary>
/// <param name="Machine">What it took.</param>
/// <param name="Costs">What each policy came to.</param>
/// <param name="Facts">What the loop did.</param>
public sealed record MeteredReplay(MeteredRun Machine, PolicyCosts Costs, LoopFacts Facts)
{
    /// <summary>Runs it.</summary>
    /// <exception cref="InvalidOperationException">It did not end well.</exception>
    public static async Task<MeteredReplay> RunAsync(ReplayFolder folder, CancellationToken cancellation)
    {
        var machine = await MeteredRun.RunAsync(folder, cancellation);
        return new MeteredReplay(machine, PolicyCosts.Parse(await File.ReadAllTextAsync(folder.Json, cancellation)), LoopFacts.Read(folder.Data).Single());
    }

    /// <summary>For a report.</summary>
    public JsonObject Figures() => new([
        .. Machine.Figures().Select(figure => KeyValuePair.Create(figure.Key, figure.Value?.DeepClone())),
        Figure("neverCost", Math.Round(Costs.Never, 2)),
        Figure("weeklyCost", Math.Round(Costs.Weekly, 2)),
        Figure("hindsightCost", Math.Round(Costs.Hindsight, 2)),
        Figure("perennialCost", Math.Round(Costs.Perennial, 2)),
        Figure("savedRatio", Costs.SavedRatio is { } ratio ? Math.Round(ratio, 3) : null),
        Figure("runDays", new JsonArray([.. Facts.RunDays.Select(day => (JsonNode)day.ToString("O"))])),
        Figure("promotions", Facts.Promotions.Count),
        Figure("takenBack", Facts.TakenBack),
    ]);

    private static KeyValuePair<string, JsonNode?> Figure(string name, JsonNode? value) => new(name, value);
}
