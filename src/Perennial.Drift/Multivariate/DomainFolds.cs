using Perennial.Drift.TwoSample;

namespace Perennial.Drift.Multivariate;

/// <summary>Folds that hold the same share of each sample, and the ranks of the scores within each.</summary>
internal sealed class DomainFolds(MatrixRows rows, DomainLearner learner, DomainClassifierOptions options)
{
    /// <summary>The area over all folds, and the least of the folds' one-sided p-values.</summary>
    public (double Area, double LeastP) Ranks(bool[] isCurrent, Random random)
    {
        var folds = Assign(isCurrent, random);
        var (wins, pairs, leastP) = (0.0, 0.0, 1.0);
        for (var fold = 0; fold < options.Folds; fold++)
        {
            int[] held = [.. Enumerable.Range(0, rows.Count).Where(row => folds[row] == fold)];
            var scores = Score(isCurrent, [.. Enumerable.Range(0, rows.Count).Where(row => folds[row] != fold)], held);
            var current = SortedSample.Of([.. scores.Where((_, at) => isCurrent[held[at]])]);
            var reference = SortedSample.Of([.. scores.Where((_, at) => !isCurrent[held[at]])]);
            var ranks = MannWhitney.Test(current, reference, Alternative.Greater);
            wins += ranks.Statistic;
            pairs += (double)current.Rows * reference.Rows;
            leastP = Math.Min(leastP, ranks.PValue);
        }

        return (wins / pairs, leastP);
    }

    private double[] Score(bool[] isCurrent, int[] learned, int[] held)
    {
        var scores = learner(rows.Take(learned), [.. learned.Select(row => isCurrent[row])], rows.Take(held));
        ArgumentNullException.ThrowIfNull(scores, "the learner's scores");
        Require.SameLength(held.Length, scores.Length, "the learner's scores");
        Require.NoNaN(scores, "the learner's scores");
        return scores;
    }

    private int[] Assign(bool[] isCurrent, Random random)
    {
        var order = new int[isCurrent.Length];
        for (var row = 0; row < order.Length; row++)
        {
            order[row] = row;
        }

        random.Shuffle(order);
        var folds = new int[order.Length];
        var (ofCurrent, ofReference) = (0, 0);
        foreach (var row in order)
        {
            folds[row] = (isCurrent[row] ? ofCurrent++ : ofReference++) % options.Folds;
        }

        return folds;
    }
}
