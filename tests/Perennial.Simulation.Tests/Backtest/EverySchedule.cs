using Perennial.Simulation.Backtest;

namespace Perennial.Simulation.Tests.Backtest;

/// <summary>Tries everything: after every batch keep, train, or go back to any version trained before.</summary>
internal sealed class EverySchedule(StalenessMatrix matrix, BacktestTerms terms, bool reuse)
{
    public double Cheapest() => From(matrix.First + 1, matrix.First, [matrix.First], null);

    /// <summary>What it costs from a batch on, given what serves it, what is stored, and the training that was begun last, by its window.</summary>
    private double From(int batch, int champion, int[] stored, int? begun)
    {
        var cost = matrix[champion, batch];
        if (batch == matrix.Batches - 1)
        {
            return cost;
        }

        var labelled = batch - terms.LabelDelay;
        var busy = begun is { } at && labelled - at <= terms.TrainingBatches;
        var best = After(batch, champion, stored, begun);
        if (!busy && labelled > matrix.First && Serves(labelled) < matrix.Batches)
        {
            best = Math.Min(best, terms.Alpha + After(batch, champion, stored, labelled));
        }

        foreach (var other in reuse ? stored.Where(version => version != champion) : [])
        {
            best = Math.Min(best, terms.Switch + After(batch, other, stored, begun));
        }

        return cost + best;
    }

    /// <summary>A training that is done serves from the next batch on.</summary>
    private double After(int batch, int champion, int[] stored, int? begun) => begun is { } done && Serves(done) == batch + 1
        ? From(batch + 1, done, [.. stored, done], begun)
        : From(batch + 1, champion, stored, begun);

    private int Serves(int trained) => trained + terms.LabelDelay + 1 + terms.TrainingBatches;
}
