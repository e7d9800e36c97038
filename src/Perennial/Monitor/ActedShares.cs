using Perennial.Drift.Sequential;
using Perennial.Terms;

namespace Perennial.Monitor;

/// <summary>How much of the same rows two versions act on.</summary>
/// <param name="Rows">Rows, with or without a label.</param>
/// <param name="Champion">The share that the champion acts on, rows counting by weight.</param>
/// <param name="Challenger">The share that the challenger acts on.</param>
/// <param name="Both">The share that both act on.</param>
public sealed record ActedShares(long Rows, double Champion, double Challenger, double Both)
{
    /// <summary>The shares of some rows; null where no threshold is declared, and without rows.</summary>
    internal static ActedShares? Of(ModelDeclaration model, LabelledRows rows, double[] champion, double[] challenger)
    {
        if (!model.ActsByThreshold || rows.Count == 0)
        {
            return null;
        }

        var (one, other) = (CostFunction.Acted(model, rows, champion), CostFunction.Acted(model, rows, challenger));
        return new ActedShares(rows.Count, Share(row => one[row]), Share(row => other[row]), Share(row => one[row] && other[row]));

        double Share(Func<int, bool> acted) => Enumerable.Range(0, rows.Count).Where(acted).Sum(rows.Weight) / rows.TotalWeight;
    }

    /// <summary>The moments of <c>challenger x a - champion x b</c> by row, each row for itself.</summary>
    internal ClusterMoments Difference(double a, double b)
    {
        var mean = (a * Challenger) - (b * Champion);
        var square = (a * a * Challenger) + (b * b * Champion) - (2 * a * b * Both);
        return new ClusterMoments { Clusters = Rows, Rows = Rows, MeanSum = mean, MeanRows = 1, SumDeviations = Math.Max(0, square - (mean * mean)) * Rows };
    }
}
