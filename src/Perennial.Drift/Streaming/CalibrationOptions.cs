namespace Perennial.Drift.Streaming;

/// <summary>How a threshold is calibrated by simulation.</summary>
public sealed record CalibrationOptions
{
    /// <summary>Wanted run length while nothing changes, in values, 2 or more; default 1,000.</summary>
    public long RunLength { get; init => field = Require.AtLeast(value, 2, nameof(RunLength)); } = 1000;

    /// <summary>A setting at which the run length is too short; default 0.</summary>
    public double Lowest { get; init => field = Require.Finite(value, nameof(Lowest)); }

    /// <summary>A setting at which it is too long; default 100.</summary>
    public double Highest { get; init => field = Require.Finite(value, nameof(Highest)); } = 100;

    /// <summary>Streams simulated at each setting, 100 or more; default 1,000, for a run length right to about 3 in a hundred.</summary>
    public int Streams { get; init => field = (int)Require.AtLeast(value, 100, nameof(Streams)); } = 1000;

    /// <summary>Halvings of the range, 1 to 60; default 20.</summary>
    public int Halvings { get; init => field = (int)Require.AtLeast(Math.Min(value, 60), 1, nameof(Halvings)); } = 20;

    /// <summary>Seed of the streams; default 0.</summary>
    public int Seed { get; init; }
}
