namespace Perennial.Terms;

/// <summary>How slices of the rows are cut, and how much worse a version may be on one.</summary>
public sealed record SliceGateOptions
{
    /// <summary>How much worse it may be on a slice, in units of the metric; null is the margin of the quality gate.</summary>
    public double? Margin { get; init; }

    /// <summary>Labelled rows below which values are judged together as the rest. The default is 100.</summary>
    public long MinimumRows { get; init; } = 100;

    /// <summary>Bins of equal size that a numeric column is cut into; at least 2. The default is 5.</summary>
    public int Bins { get; init; } = 5;
}
