using System.Globalization;
using System.Text.Json.Nodes;

namespace Perennial.Proofs;

/// <summary><c>money</c>: replays the sample at three prices of a retrain.</summary>
public sealed class MoneyProof : IProof
{
    private const double Price = 25;
    private const double LeastSavedRatio = 0.7;
    private const int MostRetrains = 12;

    public string Name => "money";

    public string Summary => "On the sample, at its price, the money rule saves at least 0.7 of what the cheapest schedule in hindsight does.";

    public async Task<ProofOutcome> RunAsync(TextWriter progress, CancellationToken cancellation)
    {
        using var scratch = new Scratch(Name);
        var figures = new JsonObject();
        var passed = false;
        foreach (var price in new[] { Price / 10, Price, Price * 10 })
        {
            var name = price.ToString(CultureInfo.InvariantCulture);
            var folder = new ReplayFolder(scratch.At($"model-{name}.yaml"), Sample.History, scratch.At($"data-{name}"));
            Sample.WriteModel(folder.Model, price);
            var took = await folder.FinishAsync(cancellation);
            var costs = PolicyCosts.Parse(await File.ReadAllTextAsync(folder.Json, cancellation));
            var row = Row(costs, Footprint.Read(folder.Data).Digest, took);
            await progress.WriteLineAsync($"retrain at {name}: {row.ToJsonString()}");
            figures[$"retrainAt{name}"] = row;
            passed |= price == Price && IsEnough(costs);
        }

        return new ProofOutcome(passed, figures);
    }

    private static bool IsEnough(PolicyCosts costs) =>
        costs.SavedRatio >= LeastSavedRatio && costs.Retrains <= MostRetrains && costs.Perennial < costs.Never && costs.Perennial < costs.Weekly;

    private static JsonObject Row(PolicyCosts costs, string digest, TimeSpan took) => new()
    {
        ["neverCost"] = Math.Round(costs.Never, 2),
        ["weeklyCost"] = Math.Round(costs.Weekly, 2),
        ["hindsightCost"] = Math.Round(costs.Hindsight, 2),
        ["perennialCost"] = Math.Round(costs.Perennial, 2),
        ["retrains"] = costs.Retrains,
        ["savedRatio"] = costs.SavedRatio is { } ratio ? Math.Round(ratio, 3) : null,
        ["digest"] = digest,
        ["wallSeconds"] = Math.Round(took.TotalSeconds, 1),
    };
}
