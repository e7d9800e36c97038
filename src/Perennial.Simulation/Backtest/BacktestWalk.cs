using Perennial.Decide;

namespace Perennial.Simulation.Backtest;

/// <summary>The course of one simulation: which versions are stored, which one serves, and what was paid.</summary>
internal sealed class BacktestWalk(StalenessMatrix matrix, BacktestTerms terms)
{
    private readonly List<int> stored = [matrix.First];
    private readonly List<int> served = [];
    private readonly List<double> costs = [];

    private int champion = matrix.First;
    private int? training;
    private double loss;
    private int retrains;
    private int reuses;

    /// <summary>A batch is answered.</summary>
    public void Serve(int batch)
    {
        if (training is { } done && terms.Serves(done) <= batch)
        {
            stored.Add(done);
            (champion, training) = (done, null);
        }

        loss += matrix[champion, batch];
        served.Add(champion);
        costs.Add(matrix[champion, batch]);
    }

    /// <summary>What is there to decide on; null while no labelled batch is new, or nothing follows.</summary>
    public BacktestLook? Look(int batch)
    {
        var labelled = batch - terms.LabelDelay;
        var left = matrix.Batches - terms.Serves(labelled);
        return labelled <= matrix.First || batch == matrix.Batches - 1
            ? null
            : new BacktestLook(matrix, labelled, [.. stored], champion, training is not null, terms.HorizonTold ? left : null);
    }

    /// <summary>Does what was decided. Until what a training gave serves nothing else can be done; one that would end with the history is not begun.</summary>
    public void Take(int batch, BacktestLook look, BacktestMove move)
    {
        if (training is not null)
        {
            return;
        }

        if (move.Action == ActionKind.Retrain && terms.Serves(look.Labelled) < matrix.Batches)
        {
            training = look.Labelled;
            retrains++;
            costs[^1] += terms.Alpha;
        }
        else if (move.Action == ActionKind.Reuse && move.Version != champion && stored.Contains(move.Version))
        {
            champion = move.Version;
            reuses++;
            costs[^1] += terms.Switch;
        }
    }

    public PolicyOutcome Outcome(string name) => new(name, loss, retrains, reuses, served, costs);
}
