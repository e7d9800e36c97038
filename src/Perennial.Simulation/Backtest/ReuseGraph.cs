namespace Perennial.Simulation.Backtest;

/// <summary>Serving a history with versions that may come back, as a path through (batch, version); version 0 is the first.</summary>
/// <param name="matrix">The matrix.</param>
/// <param name="terms">Prices and delays.</param>
internal sealed class ReuseGraph(StalenessMatrix matrix, BacktestTerms terms)
{
    /// <summary>Versions: the first, and every one that could be trained and still serve.</summary>
    public int Versions { get; } = 1 + Math.Max(0, matrix.Batches - terms.Serves(matrix.First + 1));

    /// <summary>Batches that are served.</summary>
    public int Steps { get; } = matrix.Batches - matrix.First - 1;

    public double Train => terms.Alpha;

    public double Switch => terms.Switch;

    /// <summary>Steps between two trainings at least.</summary>
    public int Apart => terms.Apart;

    /// <summary>The step from which a version serves.</summary>
    public int Starts(int version) => version == 0 ? 0 : terms.Serves(matrix.First + version) - matrix.First - 1;

    /// <summary>What a version loses at a step.</summary>
    public double Loss(int version, int step) => matrix[matrix.First + version, matrix.First + 1 + step];

    /// <summary>What serving these versions comes to; every one that serves is paid for, and was trained when it first could serve.</summary>
    /// <param name="trained">Every version but the first, once.</param>
    /// <returns>Infinity where two trainings would overlap.</returns>
    public (double Cost, int[] Path) Cheapest(bool[] trained)
    {
        var path = new RelaxedPath(this);
        var order = Enumerable.Range(1, Versions - 1).Where(version => trained[version]).ToList();
        for (var at = 1; at < order.Count; at++)
        {
            if (order[at] - order[at - 1] < Apart)
            {
                return (double.PositiveInfinity, []);
            }
        }

        var decided = trained.Select(yes => (bool?)yes).ToArray();
        return (path.Solve(null, decided), path.Versions());
    }

    /// <summary>A path as a schedule.</summary>
    public CheapestSchedule Schedule(double cost, bool[] trained, int[] path)
    {
        var switches = 0;
        for (var step = 1; step < path.Length; step++)
        {
            switches += path[step] != path[step - 1] && Starts(path[step]) != step ? 1 : 0;
        }

        return new CheapestSchedule(cost, trained.Skip(1).Count(yes => yes), switches, [.. path.Select(version => matrix.First + version)]);
    }
}
