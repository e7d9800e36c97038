namespace Perennial.Simulation;

/// <summary>The cheapest schedule, found afterwards: an exact dynamic programme over a staleness matrix.</summary>
/// <param name="Total">Loss and retrains together, in money.</param>
/// <param name="LossMoney">The part of it that is loss.</param>
/// <param name="Served">For every period, the model that serves it.</param>
public sealed record HindsightSchedule(double Total, double LossMoney, IReadOnlyList<int> Served)
{
    /// <summary>How often it retrains.</summary>
    public int Retrains => Served.Distinct().Count() - 1;

    /// <summary>Finds it.</summary>
    /// <param name="lossMoney">Row: model trained before that period; column: period. Money lost; only columns from the row on are read.</param>
    /// <param name="retrain">Money for one retrain. The first model is free.</param>
    /// <remarks>Each model, once trained, serves until the next; best[p] is the cheapest way to pay for period p and all after it,
    /// given that a model is trained just before it.</remarks>
    public static HindsightSchedule Of(double[][] lossMoney, double retrain)
    {
        var periods = lossMoney.Length;
        var best = new double[periods + 1];
        var until = new int[periods];
        for (var from = periods - 1; from >= 0; from--)
        {
            best[from] = double.PositiveInfinity;
            var lost = 0.0;
            for (var to = from + 1; to <= periods; to++)
            {
                lost += lossMoney[from][to - 1];
                var cost = lost + best[to] + (to < periods ? retrain : 0);
                if (cost < best[from])
                {
                    (best[from], until[from]) = (cost, to);
                }
            }
        }

        return Along(lossMoney, until, best[0]);
    }

    private static HindsightSchedule Along(double[][] lossMoney, int[] until, double total)
    {
        var served = new int[until.Length];
        for (var from = 0; from < until.Length; from = until[from])
        {
            Array.Fill(served, from, from, until[from] - from);
        }

        return new HindsightSchedule(total, served.Select((model, period) => lossMoney[model][period]).Sum(), served);
    }
}
