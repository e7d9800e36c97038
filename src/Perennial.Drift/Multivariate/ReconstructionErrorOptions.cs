namespace Perennial.Drift.Multivariate;

/// <summary>How <see cref="ReconstructionError"/> learns what is usual.</summary>
public sealed record ReconstructionErrorOptions
{
    /// <summary>Share of the variance that the components must hold more than; above 0 and below 1, default 0.65.</summary>
    public double ExplainedRatio { get; init; } = 0.65;

    /// <summary>Chunks of the kept-back reference rows, 2 or more; default 10.</summary>
    public int Chunks { get; init; } = 10;

    /// <summary>Standard deviations of the chunks' errors to either side of their mean, above 0; default 3.</summary>
    public double Widths { get; init; } = 3;

    internal void Check()
    {
        Require.InsideUnit(ExplainedRatio, nameof(ExplainedRatio));
        Require.AtLeast(Chunks, 2, nameof(Chunks));
        Require.Positive(Widths, nameof(Widths));
    }
}
