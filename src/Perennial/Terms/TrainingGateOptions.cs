namespace Perennial.Terms;

/// <summary>What a training must show beside its version.</summary>
public sealed record TrainingGateOptions
{
    /// <summary>Whether the built-in trainer trains twice, and fails where the two artifacts differ. The default is false.</summary>
    public bool Repeat { get; init; }

    /// <summary>Whether the built-in trainer must first learn a handful of rows by heart. The default is false.</summary>
    public bool Overfits { get; init; }

    /// <summary>Whether a version must also be better than repeating the newest known label. The default is false: it is told.</summary>
    public bool NoChange { get; init; }

    /// <summary>By how much an answer that the trainer left may differ from the one served, relative to the greater of the two and 1. The default is 1e-6.</summary>
    public double Skew { get; init; } = DefaultSkew;

    /// <summary>The default of <see cref="Skew"/>.</summary>
    public const double DefaultSkew = 1e-6;
}
