namespace Perennial.Simulation.Backtest;

/// <summary>What a relaxed path trains, and what it lets serve.</summary>
internal sealed class ReuseUse(ReuseGraph graph)
{
    private readonly bool[] trains = new bool[graph.Versions];
    private readonly bool[][] serves = [.. Enumerable.Range(0, graph.Versions).Select(_ => new bool[graph.Steps])];
    private readonly int[] times = new int[graph.Versions];

    /// <summary>Reads a path.</summary>
    public void Read(int[] path)
    {
        Array.Clear(trains);
        Array.Clear(times);
        Array.ForEach(serves, Array.Clear);
        for (var step = 1; step < path.Length; step++)
        {
            var version = path[step];
            if (version > 0 && graph.Starts(version) == step)
            {
                trains[version] = true;
            }
            else if (version > 0)
            {
                serves[version][step] = true;
                times[version]++;
            }
        }
    }

    /// <summary>The versions that the path needs, beside those that must be trained.</summary>
    public bool[] Needed(bool?[] decided) => [.. trains.Select((yes, version) => version > 0 && (yes || times[version] > 0 || decided[version] == true))];

    /// <summary>Moves the multipliers against the violations; false where there are none.</summary>
    /// <param name="multipliers">By version, then step.</param>
    /// <param name="gap">How far the bound is thought to be able to rise.</param>
    public bool Move(double[][] multipliers, double gap)
    {
        var square = 0.0;
        Each(multipliers, (row, step, slope) => square += slope * slope);
        if (square == 0)
        {
            return false;
        }

        var pace = Math.Max(gap, 1e-6) / square;
        Each(multipliers, (row, step, slope) => row[step] = Math.Max(0, row[step] + (pace * slope)));
        return true;
    }

    /// <summary>The open version that violates most; else one that is trained; else any; below 0 where none is open.</summary>
    public int Branch(bool?[] decided)
    {
        var open = Enumerable.Range(1, graph.Versions - 1).Where(version => decided[version] is null).ToList();
        return open.Count == 0 ? -1 : open.MaxBy(version => trains[version] ? times[version] == 0 ? 0.5 : 0.25 : times[version]);
    }

    private void Each(double[][] multipliers, Action<double[], int, int> move)
    {
        for (var version = 1; version < graph.Versions; version++)
        {
            var row = multipliers[version];
            for (var step = graph.Starts(version) + 1; step < graph.Steps; step++)
            {
                var slope = (serves[version][step] ? 1 : 0) - (trains[version] ? 1 : 0);
                if (slope > 0 || (slope < 0 && row[step] > 0))
                {
                    move(row, step, slope);
                }
            }
        }
    }
}
