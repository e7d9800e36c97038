namespace Perennial.Simulation.Backtest;

/// <summary>The cheapest schedule on a matrix, found afterwards, under the same delays as the policies.</summary>
/// <param name="Cost">Loss, retrains and switches, in batches of loss.</param>
/// <param name="Retrains">Trainings after the first.</param>
/// <param name="Reuses">Switches to stored versions.</param>
/// <param name="Served">The version that serves each batch, from the first served batch on.</param>
public sealed record CheapestSchedule(double Cost, int Retrains, int Reuses, IReadOnlyList<int> Served)
{
    /// <summary>No schedule of its kind costs less than this; equal to the cost where the search ended.</summary>
    public double AtLeast { get; init; } = Cost;

    /// <summary>Whether nothing cheaper is possible.</summary>
    public bool IsExact => Cost - AtLeast <= 1e-9 * Math.Max(1, Cost);

    /// <summary>Without reuse: an exact dynamic programme over when each version is replaced by the next.</summary>
    public static CheapestSchedule WithoutReuse(StalenessMatrix matrix, BacktestTerms terms)
    {
        var (sums, last) = (Sums(matrix), matrix.Batches);
        var best = new double[last];
        var next = new int[last];
        for (var version = last - 1; version >= matrix.First; version--)
        {
            var serves = version == matrix.First ? version + 1 : terms.Serves(version);
            if (serves >= last)
            {
                continue;
            }

            (best[version], next[version]) = (sums[version][last] - sums[version][serves], last);
            for (var other = Later(version); terms.Serves(other) < last; other++)
            {
                var cost = sums[version][terms.Serves(other)] - sums[version][serves] + terms.Alpha + best[other];
                if (cost < best[version])
                {
                    (best[version], next[version]) = (cost, other);
                }
            }
        }

        return Along(matrix, terms, best[matrix.First], next);

        int Later(int version) => version == matrix.First ? version + 1 : version + terms.Apart;
    }

    /// <summary>With reuse: exact where <see cref="IsExact"/> says so; else the best that was found, and a bound.</summary>
    /// <param name="matrix">The matrix.</param>
    /// <param name="terms">Prices and delays.</param>
    /// <param name="nodes">How many nodes of the search may be opened.</param>
    public static CheapestSchedule WithReuse(StalenessMatrix matrix, BacktestTerms terms, int nodes = 200) =>
        new ReuseSearch(new ReuseGraph(matrix, terms)).Run(WithoutReuse(matrix, terms), nodes);

    private static double[][] Sums(StalenessMatrix matrix)
    {
        var sums = new double[matrix.Batches][];
        for (var version = matrix.First; version < matrix.Batches; version++)
        {
            sums[version] = new double[matrix.Batches + 1];
            for (var batch = version + 1; batch < matrix.Batches; batch++)
            {
                sums[version][batch + 1] = sums[version][batch] + matrix[version, batch];
            }
        }

        return sums;
    }

    private static CheapestSchedule Along(StalenessMatrix matrix, BacktestTerms terms, double cost, int[] next)
    {
        var served = new List<int>();
        var retrains = 0;
        for (var version = matrix.First; version < matrix.Batches; version = next[version])
        {
            var until = next[version] < matrix.Batches ? terms.Serves(next[version]) : matrix.Batches;
            served.AddRange(Enumerable.Repeat(version, until - (matrix.First + 1) - served.Count));
            retrains += version == matrix.First ? 0 : 1;
        }

        return new CheapestSchedule(cost, retrains, 0, served);
    }
}
