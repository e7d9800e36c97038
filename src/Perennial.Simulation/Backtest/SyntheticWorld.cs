namespace Perennial.Simulation.Backtest;

/// <summary>The world behind a synthetic matrix, batch by batch.</summary>
/// <param name="Concepts">The share of each concept in each batch.</param>
internal sealed record SyntheticWorld(double[][] Concepts)
{
    /// <summary>What every version loses more in a batch.</summary>
    public double[] Hardness { get; init; } = new double[Concepts.Length];

    /// <summary>What a version loses that knows everything.</summary>
    public required double Floor { get; init; }

    /// <summary>What a version loses more that knows only another concept.</summary>
    public required double Gap { get; init; }

    /// <summary>Share of the floor that rows without end would take away.</summary>
    public double Growth { get; init; }

    /// <summary>What the first version loses more; it fades as the window leaves the spoilt batches behind.</summary>
    public double Spoilt { get; init; }

    public int Batches => Concepts.Length;

    /// <summary>A world in which one concept holds at a time.</summary>
    public static double[][] OneAtATime(int[] concept) =>
        [.. concept.Select(one => Enumerable.Range(0, concept.Max() + 1).Select(other => one == other ? 1.0 : 0.0).ToArray())];

    /// <summary>A world of two concepts, and the share of the second.</summary>
    public static double[][] TwoAtOnce(IEnumerable<double> second) => [.. second.Select(share => new[] { 1 - share, share })];
}
