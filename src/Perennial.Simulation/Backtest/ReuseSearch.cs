namespace Perennial.Simulation.Backtest;

/// <summary>Which versions to train where they may come back: local search for a good answer, then branch and bound for the proof.</summary>
/// <remarks>Given the versions that are trained the cheapest path is a dynamic programme. Which ones is a facility location problem; its bound is
/// <see cref="RelaxedPath"/> with multipliers found by subgradients (Held and Karp 1971, Polyak's step).</remarks>
internal sealed class ReuseSearch(ReuseGraph graph)
{
    private const int RootRounds = 300;
    private const int Rounds = 60;
    private const int Patience = 15;

    private readonly RelaxedPath relaxed = new(graph);
    private double best = double.PositiveInfinity;
    private bool[] trained = [];
    private int[] path = [];

    /// <summary>Searches from a schedule without reuse.</summary>
    public CheapestSchedule Run(CheapestSchedule without, int nodes)
    {
        var first = new bool[graph.Versions];
        foreach (var version in without.Served.Distinct().Select(version => version - without.Served[0]).Where(version => version > 0))
        {
            first[version] = true;
        }

        Try(first);
        Improve();
        var open = new Stack<ReuseNode>([new ReuseNode(new bool?[graph.Versions], Multipliers(), double.NegativeInfinity)]);
        for (var opened = 0; open.Count > 0 && opened < nodes; opened++)
        {
            Open(open.Pop(), open, opened == 0 ? RootRounds : Rounds);
        }

        return graph.Schedule(best, trained, path) with { AtLeast = open.Count == 0 ? best : Math.Min(best, open.Min(node => node.AtLeast)) };
    }

    private double[][] Multipliers() => [.. Enumerable.Range(0, graph.Versions).Select(_ => new double[graph.Steps])];

    private bool Try(bool[] candidate)
    {
        var (cost, found) = graph.Cheapest(candidate);
        if (cost >= best - 1e-12)
        {
            return false;
        }

        (best, trained, path) = (cost, [.. candidate], found);
        return true;
    }

    /// <summary>Adds or drops one version at a time while that helps.</summary>
    private void Improve()
    {
        for (var better = true; better;)
        {
            better = false;
            for (var version = 1; version < graph.Versions; version++)
            {
                var candidate = trained.ToArray();
                candidate[version] = !candidate[version];
                better |= Try(candidate);
            }
        }
    }

    private void Open(ReuseNode node, Stack<ReuseNode> open, int rounds)
    {
        var (bound, branch) = Bound(node, rounds);
        if (bound >= best - 1e-9)
        {
            return;
        }

        if (branch < 0)
        {
            Try([.. node.Decided.Select(yes => yes == true)]);
            return;
        }

        foreach (var yes in new[] { false, true })
        {
            var decided = node.Decided.ToArray();
            decided[branch] = yes;
            open.Push(new ReuseNode(decided, [.. node.Multipliers.Select(one => one.ToArray())], bound));
        }
    }

    /// <summary>The best bound of some rounds, and the open version to branch on; below 0 where none is open.</summary>
    private (double Bound, int Branch) Bound(ReuseNode node, int rounds)
    {
        var (bound, idle, scale) = (node.AtLeast, 0, 1.0);
        var use = new ReuseUse(graph);
        for (var round = 0; round < rounds && bound < best - 1e-9; round++)
        {
            var cost = relaxed.Solve(node.Multipliers, node.Decided);
            use.Read(relaxed.Versions());
            Try(use.Needed(node.Decided));
            (bound, idle) = cost > bound + 1e-7 ? (cost, 0) : (bound, idle + 1);
            if (idle >= Patience)
            {
                (scale, idle) = (scale / 2, 0);
            }

            if (double.IsPositiveInfinity(cost) || !use.Move(node.Multipliers, scale * (best - cost)))
            {
                break;
            }
        }

        return (bound, use.Branch(node.Decided));
    }
}
