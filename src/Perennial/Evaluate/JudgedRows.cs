using Perennial.Drift.Paired;
using Perennial.Monitor;
using Perennial.Terms;

namespace Perennial.Evaluate;

/// <summary>Labelled rows with the answers of a version and of the champion, and which cluster each row belongs to.</summary>
/// <remarks>A row's declared entity is its cluster; a row without one stands alone.</remarks>
internal sealed class JudgedRows
{
    private readonly int[] clusters;

    /// <summary>Takes the answers to the same rows.</summary>
    /// <param name="model">Says task, metric and threshold.</param>
    /// <param name="rows">Labelled rows.</param>
    /// <param name="challenger">Answers of the version.</param>
    /// <param name="champion">Answers of the champion; null when there is none.</param>
    public JudgedRows(ModelDeclaration model, LabelledRows rows, double[] challenger, double[]? champion)
    {
        (Model, Rows, Challenger, Champion) = (model, rows, challenger, champion);
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        clusters = new int[rows.Count];
        for (var row = 0; row < clusters.Length; row++)
        {
            clusters[row] = rows.Entities[row] is not { } entity ? ClusterCount++
                : known.TryGetValue(entity, out var code) ? code
                : known[entity] = ClusterCount++;
        }

        Independent = known.Count == 0 && rows.Weights is null;
    }

    public ModelDeclaration Model { get; }

    public LabelledRows Rows { get; }

    public double[] Challenger { get; }

    public double[]? Champion { get; }

    /// <summary>How many clusters there are.</summary>
    public int ClusterCount { get; private set; }

    /// <summary>The cluster of each row, from 0.</summary>
    public ReadOnlySpan<int> Clusters => clusters;

    /// <summary>Whether every row stands alone, and for itself.</summary>
    public bool Independent { get; }

    /// <summary>Sums of weighted values by cluster.</summary>
    public double[] Sums(Func<int, double> value)
    {
        var sums = new double[ClusterCount];
        for (var row = 0; row < clusters.Length; row++)
        {
            sums[clusters[row]] += Rows.Weight(row) * value(row);
        }

        return sums;
    }

    /// <summary>A ratio of weighted sums over rows, as a term of a contrast; null where its denominator is 0.</summary>
    public ClusteredRatio? Ratio(double coefficient, Func<int, double> numerator, Func<int, double> denominator)
    {
        var below = Sums(denominator);
        return below.Sum() == 0 ? null : new ClusteredRatio(coefficient, Sums(numerator), below);
    }

    /// <summary>The same answers on some of the rows.</summary>
    public JudgedRows Pick(int[] kept)
    {
        var wanted = new HashSet<int>(kept);
        return new(Model, Rows.Where(wanted.Contains), Answers.Pick(Challenger, Rows.Width, kept), Champion is null ? null : Answers.Pick(Champion, Rows.Width, kept));
    }
}
