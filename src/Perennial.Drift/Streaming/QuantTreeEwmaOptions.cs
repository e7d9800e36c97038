namespace Perennial.Drift.Streaming;

/// <summary>Settings of <see cref="QuantTreeEwma"/>.</summary>
public sealed record QuantTreeEwmaOptions
{
    /// <summary>Weight of the newest row, above 0 and below 1; default 0.03, as in the paper.</summary>
    public double Weight { get; init => field = Require.InsideUnit(value, nameof(Weight)); } = 0.03;

    /// <summary>Wanted run length while nothing changes, in rows, 2 or more; default 1,000.</summary>
    public long RunLength { get; init => field = Require.AtLeast(value, 2, nameof(RunLength)); } = 1000;

    /// <summary>Bins when the detector makes the histogram, 2 or more; default 16.</summary>
    public int BinCount { get; init => field = (int)Require.AtLeast(value, 2, nameof(BinCount)); } = 16;

    /// <summary>Streams simulated to find the threshold, 100 or more; default 400, for a run length right to about 5 in a hundred.</summary>
    public int SimulatedStreams { get; init => field = (int)Require.AtLeast(value, 100, nameof(SimulatedStreams)); } = 400;

    /// <summary>Seed of histogram and simulation; default 0.</summary>
    public int Seed { get; init; }
}
