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

    /// <summary>Reads the totals in the JSON that a replay writes.</summary>
    public static PolicyCosts Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        var totals = document.RootElement.GetProperty("totals");
        var cost = totals.GetProperty("cost");
        return new PolicyCosts(
            cost.GetProperty("never").GetDouble(),
            cost.GetProperty("weekly").GetDouble(),
            cost.GetProperty("hindsight").GetDouble(),
            cost.GetProperty("perennial").GetDouble(),
            totals.GetProperty("retrains").GetProperty("perennial").GetInt32());
    }
}
