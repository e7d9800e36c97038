namespace Perennial.Drift.Streaming;

/// <summary>Settings of <see cref="IncrementalKolmogorovSmirnov"/>.</summary>
public sealed record IncrementalKolmogorovSmirnovOptions
{
    /// <summary>How many of the newest values are tested, 2 or more; default 100.</summary>
    public int WindowSize { get; init => field = (int)Require.AtLeast(value, 2, nameof(WindowSize)); } = 100;

    /// <summary>Chance of a false alarm at one look, above 0 and below 1; default 0.001.</summary>
    public double Alpha { get; init => field = Require.InsideUnit(value, nameof(Alpha)); } = 0.001;

    /// <summary>Alarm at this distance or more, above 0 up to 1, in place of alpha; default null. Since only ranks count, one found by
    /// <see cref="CalibratedThreshold"/> holds for any continuous distribution, given the sizes.</summary>
    public double? Threshold { get; init => field = value is null or (> 0 and <= 1) ? value : Require.InsideUnit(value.Value, nameof(Threshold)); }
}
