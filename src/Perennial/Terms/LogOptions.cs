namespace Perennial.Terms;

/// <summary>How the log of a model is kept.</summary>
public sealed record LogOptions
{
    /// <summary>How long rows are kept; null keeps them for good. The default is null.</summary>
    public TimeSpan? Retain { get; init; }
}
