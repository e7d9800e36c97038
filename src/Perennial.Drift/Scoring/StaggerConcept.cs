namespace Perennial.Drift.Scoring;

/// <summary>STAGGER (Schlimmer and Granger 1986): size (0 small, 1 medium, 2 large), colour (0 red, 1 green, 2 blue) and shape (0 circle, 1 square,
/// 2 triangle), each equally likely, without noise.</summary>
/// <param name="rule">0: small and red; 1: green or circle; 2: medium or large.</param>
public sealed class StaggerConcept(int rule) : IConcept
{
    private readonly int rule = rule is >= 0 and <= 2
        ? rule
        : throw new ArgumentException($"rule is {rule}; 0, 1 and 2 are allowed.", nameof(rule));

    /// <inheritdoc/>
    public int FeatureCount => 3;

    /// <inheritdoc/>
    public bool IsRegression => false;

    /// <inheritdoc/>
    public double Draw(Random random, Span<double> features)
    {
        ArgumentNullException.ThrowIfNull(random);
        foreach (ref var feature in features)
        {
            feature = random.Next(3);
        }

        return Truth(features);
    }

    /// <inheritdoc/>
    public double Truth(ReadOnlySpan<double> features) => (rule, size: features[0], colour: features[1], shape: features[2]) switch
    {
        (0, 0, 0, _) => 1,
        (1, _, 1, _) or (1, _, _, 0) => 1,
        (2, > 0, _, _) => 1,
        _ => 0,
    };
}
