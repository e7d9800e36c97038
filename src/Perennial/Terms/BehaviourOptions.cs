namespace Perennial.Terms;

/// <summary>How a model must answer, whatever it learnt.</summary>
public sealed record BehaviourOptions
{
    /// <summary>Features that must not move the answer; null is none.</summary>
    public IReadOnlyList<string>? InvariantTo { get; init; }

    /// <summary>Numeric features with which the answer may not fall; null is none.</summary>
    public IReadOnlyList<string>? IncreasingIn { get; init; }

    /// <summary>Numeric features with which the answer may not rise; null is none.</summary>
    public IReadOnlyList<string>? DecreasingIn { get; init; }

    /// <summary>The share of rows in which a feature may do otherwise, from 0 to 1. The default is 0.01.</summary>
    public double Violations { get; init; } = DefaultViolations;

    /// <summary>A move of the answer up to this is none, in units of the answer. The default is 1e-6.</summary>
    public double Tolerance { get; init; } = DefaultTolerance;

    /// <summary>Named rows and what must be answered; null is none.</summary>
    public IReadOnlyList<BehaviourRow>? Rows { get; init; }

    /// <summary>The default of <see cref="Violations"/>.</summary>
    public const double DefaultViolations = 0.01;

    /// <summary>The default of <see cref="Tolerance"/>.</summary>
    public const double DefaultTolerance = 1e-6;
}
