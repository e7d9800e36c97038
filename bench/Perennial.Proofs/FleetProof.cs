using Perennial.Decide;
using Perennial.Simulation.Streams;

namespace Perennial.Proofs;

/// <summary><c>fleet</c>: a model for each of two thousand synthetic stores, declared in one file.</summary>
public sealed class FleetProof : IProof
{
    private const int Stores = 2_000;
    private const int RowsPerStore = 12;
    private const int Days = 50;
    private const int BudgetDays = 30;
    private const double Budget = 390_000;
    private const double RetrainCost = 150;
    private const double MostAlarms = 5;
    private const long MostBytes = 2L << 30;

    private static readonly DateTimeOffset Start = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public string Name => "fleet";

    public string Summary => "2,000 stores of one file each get a model of their own, within one budget, one rate of false alarms, and 2 GB; those that changed are retrained more.";

    public async Task<ProofOutcome> RunAsync(TextWriter progress, CancellationToken cancellation)
    {
        using var scratch = new Scratch(Name);
        var folder = new ReplayFolder(HistoryFolder.Model(Name), scratch.At("stores.csv"), scratch.At("data"));
        HistoryFolder.Write(new StoreStream(new StreamOptions(1, Start, Days, Stores * RowsPerStore)) { Stores = Stores }, folder.History);
        await progress.WriteLineAsync($"{Stores * RowsPerStore * Days:N0} rows of {Stores:N0} stores");
        var machine = await MeteredRun.RunAsync(folder, cancellation);
        var facts = LoopFacts.Read(folder.Data);
        var (changed, same) = (Retrains(facts, 0), Retrains(facts, 1));
        var served = facts.Count(one => one.Promotions.Count > 0);
        var alarms = facts.Where(one => Number(one) % 2 == 1).Sum(one => one.Triggers.Count(trigger => trigger == Trigger.Drift));
        var figures = machine.Figures();
        figures["models"] = facts.Count;
        figures["served"] = served;
        figures["trainings"] = facts.Sum(one => one.Runs);
        figures["mostTrainingsInBudgetDays"] = MostWithin(facts);
        figures["retrainsOfChanged"] = changed;
        figures["retrainsOfUnchanged"] = same;
        figures["retrainsOfUnchangedForDrift"] = alarms;
        await progress.WriteLineAsync(figures.ToJsonString());
        return new ProofOutcome(
            facts.Count == Stores && served >= 0.95 * Stores && changed > 2 * same && alarms <= MostAlarms
            && MostWithin(facts) * RetrainCost <= Budget && machine.PeakBytes < MostBytes,
            figures);
    }

    /// <summary>Every store with an even number changes for good, each on a day of its own.</summary>
    private static int Retrains(IReadOnlyList<LoopFacts> facts, int odd) => facts.Where(one => Number(one) % 2 == odd).Sum(one => one.Retrains);

    private static int Number(LoopFacts facts) => int.Parse(facts.Model[(facts.Model.LastIndexOf('s') + 1)..], System.Globalization.CultureInfo.InvariantCulture);

    private static int MostWithin(IReadOnlyList<LoopFacts> facts)
    {
        var perDay = facts.SelectMany(one => one.RunDays).CountBy(day => day).ToDictionary();
        return perDay.Keys.Max(day => Enumerable.Range(0, BudgetDays).Sum(back => perDay.GetValueOrDefault(day.AddDays(-back))));
    }
}
