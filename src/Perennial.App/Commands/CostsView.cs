using System.Text.Json.Nodes;
using Perennial.Decide;
using Perennial.Registry;
using Perennial.Terms;
using Perennial.Train;

namespace Perennial.App.Commands;

/// <summary>What a model's retraining cost, and what it brought.</summary>
/// <param name="Model">The model.</param>
/// <param name="Currency">Of all money.</param>
/// <param name="Runs">Every run, in order.</param>
/// <param name="Spent">On all of them.</param>
/// <param name="Brought">By all of them.</param>
/// <param name="HalfTheRows">What half the rows would have meant for the newest version; null while that is not known.</param>
internal sealed record CostsView(string Model, string Currency, IReadOnlyList<RunCostView> Runs, double Spent, double Brought, FewerRowsView? HalfTheRows)
{
    /// <summary>The view of a model.</summary>
    public static CostsView Of(ChosenModel model)
    {
        var state = model.State;
        var prices = Prices.Of(state.Evidence(model.Now));
        IReadOnlyList<RunCostView> runs = [.. state.Train.Runs.Select(run => Of(model, run, prices))];
        return new CostsView(model.Name, state.Registry.Declared().Costs.Currency, runs, runs.Sum(run => run.Cost), runs.Sum(run => run.Brought ?? 0), FewerRowsView.Of(model, runs, prices));
    }

    /// <summary>The lines for people below the table of runs.</summary>
    public IEnumerable<string> Lines()
    {
        yield return Words.Text($"Spent {Currency} {Spent:N2} on {Runs.Count} runs, which brought {Currency} {Brought:N2} so far.");
        if (HalfTheRows is { } half)
        {
            yield return half.Line(Currency);
        }
    }

    private static RunCostView Of(ChosenModel model, RetrainRun run, CostOptions prices)
    {
        var registered = model.History.FirstOrDefault(one => one.Fact is VersionRegistered fact && fact.Version.Run == run.Number && !fact.Version.Elsewhere);
        var usage = registered?.Event.Measured is { } measured ? JsonNode.Parse(measured) : null;
        var trials = model.History.Where(one => one.Fact is TrialJudged judged && judged.Run == run.Number && one.Event.Measured is not null).ToList();
        var (brought, days) = run.Version is { } version ? Gain(model.State, version, prices) : (null, 0);
        return new RunCostView(
            run.Number, run.StartedAt, Words.Of(run.Trigger), run.Version, run.Outcome is { } outcome ? Words.Of(outcome) : null, run.Dataset?.Rows,
            run.Cost(model.State.Registry.DeclaredAt(run.StartedAt)), usage?["cpuSeconds"]?.GetValue<double>(), usage?["peakMemoryBytes"]?.GetValue<long>(), brought, days)
        {
            Trials = run.Trials?.Judged.Count ?? 0,
            TrialsCost = run.Trials?.Cost ?? 0,
            TrialsCpuSeconds = trials.Count == 0 ? null : trials.Sum(one => JsonNode.Parse(one.Event.Measured!)!["cpuSeconds"]!.GetValue<double>()),
        };
    }

    /// <summary>Against the champion before it, whose loss on the same days is measured too.</summary>
    private static (double? Money, int Days) Gain(ModelState state, int version, CostOptions prices)
    {
        var place = state.Registry.Reigns.FindIndex(reign => reign.Version == version);
        if (place < 1)
        {
            return (null, 0);
        }

        var before = state.Registry.Reigns[place - 1].Version;
        var days = state.Monitor.Sound.Where(cohort => cohort.Champion == version && cohort.LossOf(version) is not null && cohort.LossOf(before) is not null).ToList();
        return (days.Sum(day => (day.LossOf(before)!.Value - day.LossOf(version)!.Value) * day.Volume * prices.Loss), days.Count);
    }
}
