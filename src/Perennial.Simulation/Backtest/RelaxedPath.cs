namespace Perennial.Simulation.Backtest;

/// <summary>The cheapest path where the price of a training is spread, by multipliers, over the steps that its version serves.</summary>
/// <remarks>
/// To serve, a version must have been trained. That condition is dropped, and a violation of it priced: the multiplier of (version, step) is added to
/// what the version loses there and taken from its training. For any multipliers of 0 or more the cheapest path bounds the cheapest schedule from below.
/// </remarks>
internal sealed class RelaxedPath
{
    private readonly ReuseGraph graph;
    private readonly int[][] from;
    private double[] cost;
    private double[] before;
    private int last;

    public RelaxedPath(ReuseGraph graph)
    {
        this.graph = graph;
        (cost, before) = (new double[graph.Versions], new double[graph.Versions]);
        from = [.. Enumerable.Range(0, graph.Steps).Select(_ => new int[graph.Versions])];
    }

    /// <summary>Finds it.</summary>
    /// <param name="multipliers">By version, then step; null for none, where every version is decided.</param>
    /// <param name="decided">By version: must be trained, must not, or open.</param>
    /// <returns>Its cost.</returns>
    public double Solve(double[][]? multipliers, bool?[] decided)
    {
        Array.Fill(cost, double.PositiveInfinity);
        cost[0] = graph.Loss(0, 0);
        var refunds = multipliers?.Select(version => version.Sum()).ToArray();
        for (var step = 1; step < graph.Steps; step++)
        {
            (cost, before) = (before, cost);
            Step(step, multipliers, refunds, decided);
        }

        last = Array.IndexOf(cost, cost.Min());
        return cost[last];
    }

    /// <summary>The version at every step of the path found last.</summary>
    public int[] Versions()
    {
        var path = new int[graph.Steps];
        path[^1] = last;
        for (var step = graph.Steps - 1; step > 0; step--)
        {
            path[step - 1] = from[step][path[step]];
        }

        return path;
    }

    private void Step(int step, double[][]? multipliers, double[]? refunds, bool?[] decided)
    {
        var best = Array.IndexOf(before, before.Min());
        var forced = -1;
        for (var version = 0; version < graph.Versions; version++)
        {
            var starts = graph.Starts(version);
            if (version > 0 && (starts > step || decided[version] == false))
            {
                cost[version] = double.PositiveInfinity;
                continue;
            }

            if (version > 0 && starts == step)
            {
                forced = decided[version] == true ? version : forced;
                cost[version] = before[best] + graph.Train - (refunds?[version] ?? 0);
                from[step][version] = best;
            }
            else
            {
                var back = before[best] + graph.Switch;
                (cost[version], from[step][version]) = before[version] <= back ? (before[version], version) : (back, best);
                cost[version] += multipliers?[version][step] ?? 0;
            }

            cost[version] += graph.Loss(version, step);
        }

        if (forced >= 0)
        {
            var only = cost[forced];
            Array.Fill(cost, double.PositiveInfinity);
            cost[forced] = only;
        }
    }
}
