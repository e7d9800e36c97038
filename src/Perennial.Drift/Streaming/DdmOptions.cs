namespace Perennial.Drift.Streaming;

/// <summary>Settings of <see cref="Ddm"/>. The defaults are the paper's, and those of river, frouros and MOA.</summary>
public sealed record DdmOptions
{
    /// <summary>Warning above the lowest error rate by so many of its standard errors, above 0; default 2.</summary>
    public double WarningLevel { get; init => field = Require.Positive(value, nameof(WarningLevel)); } = 2;

    /// <summary>Drift likewise, above 0; default 3.</summary>
    public double DriftLevel { get; init => field = Require.Positive(value, nameof(DriftLevel)); } = 3;

    /// <summary>Nothing is said before so many values, 1 or more; default 30.</summary>
    public long MinimumCount { get; init => field = Require.AtLeast(value, 1, nameof(MinimumCount)); } = 30;
}
