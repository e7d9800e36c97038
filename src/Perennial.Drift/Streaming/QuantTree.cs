namespace Perennial.Drift.Streaming;

/// <summary>A histogram of rows of any width whose bins hold a known share of them, whatever their distribution.</summary>
/// <remarks>
/// Boracchi, Carrera, Cervellera and Macciò (2018). Bin after bin is cut off the rows that are left, at a quantile of a random column, on a random
/// side. The probabilities of the bins follow a Dirichlet distribution that depends on the counts alone, so that statistics of them need
/// no assumption but continuous columns. Finding a bin takes O(bins).
/// </remarks>
public sealed class QuantTree
{
    private readonly List<(int Column, bool Below, double At)> cuts = [];
    private readonly List<int> counts = [];

    /// <summary>A histogram.</summary>
    /// <param name="reference">Rows of a time without drift, all of one width of at least 1, without NaN; at least two for each bin.</param>
    /// <param name="binCount">Bins of as near as can be the same number of rows, 2 or more; default 16.</param>
    /// <param name="seed">Of the columns and sides; default 0.</param>
    /// <exception cref="ArgumentException">Rows are too few, of different widths, or hold NaN; bins are under 2.</exception>
    public QuantTree(IReadOnlyList<double[]> reference, int binCount = 16, int seed = 0)
    {
        Check(reference, binCount);
        Width = reference[0].Length;
        var (random, left) = (new Random(seed), reference.ToList());
        for (var bin = 0; bin < binCount - 1 && left.Count > 0; bin++)
        {
            left = Cut(left, random, left.Count / (binCount - bin));
        }

        counts.Add(left.Count);
    }

    /// <summary>Numbers in a row, 1 or more.</summary>
    public int Width { get; }

    /// <summary>Bins, 2 or more; fewer than asked for where values tie. The last takes what no other does, and may hold no row.</summary>
    public int BinCount => Counts.Count;

    /// <summary>Rows of the reference in each bin, 0 or more.</summary>
    public IReadOnlyList<int> Counts => counts;

    /// <summary>The bin of a row.</summary>
    /// <param name="row">As wide as the reference, without NaN.</param>
    /// <returns>From 0 to under <see cref="BinCount"/>.</returns>
    /// <exception cref="ArgumentException">The row has another width.</exception>
    public int Bin(ReadOnlySpan<double> row)
    {
        Require.SameLength(Width, row.Length, nameof(row));
        for (var bin = 0; bin < cuts.Count; bin++)
        {
            var (column, below, at) = cuts[bin];
            if (below ? row[column] <= at : row[column] >= at)
            {
                return bin;
            }
        }

        return cuts.Count;
    }

    // Rows equal to the last one taken go with it: a bin holds what will be found to be in it.
    private List<double[]> Cut(List<double[]> left, Random random, int wanted)
    {
        var (column, below) = (random.Next(Width), random.Next(2) == 0);
        left = [.. below ? left.OrderBy(row => row[column]) : left.OrderByDescending(row => row[column])];
        var at = left[wanted - 1][column];
        var taken = left.FindLastIndex(row => row[column] == at) + 1;
        cuts.Add((column, below, at));
        counts.Add(taken);
        return left[taken..];
    }

    private static void Check(IReadOnlyList<double[]> reference, int binCount)
    {
        ArgumentNullException.ThrowIfNull(reference);
        Require.AtLeast(binCount, 2, nameof(binCount));
        Require.AtLeast(reference.Count, 2L * binCount, nameof(reference));
        Require.AtLeast(reference[0].Length, 1, nameof(reference));
        foreach (var row in reference)
        {
            Require.SameLength(reference[0].Length, row.Length, nameof(reference));
            Require.NoNaN(row, nameof(reference));
        }
    }
}
