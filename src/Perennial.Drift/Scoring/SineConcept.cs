namespace Perennial.Drift.Scoring;

/// <summary>SINE (Gama, Medas, Castillo and Rodrigues 2004): a point of the unit square, above or below a curve.</summary>
/// <param name="rule">0: class 1 below y = sin x; 1: above it; 2: below y = 0.5 + 0.3 sin(3 pi x); 3: above it.</param>
/// <param name="noise">Share of labels turned round, 0 to 1; default 0.1.</param>
public sealed class SineConcept(int rule, double noise = 0.1) : IConcept
{
    private readonly double noise = Require.Probability(noise, nameof(noise));
    private readonly int rule = rule is >= 0 and <= 3
        ? rule
        : throw new ArgumentException($"rule is {rule}; 0 to 3 are allowed.", nameof(rule));

    /// <inheritdoc/>
    public int FeatureCount => 2;

    /// <inheritdoc/>
    public bool IsRegression => false;

    /// <inheritdoc/>
    public double Draw(Random random, Span<double> features) => Noisy.Label(random, features, 1, noise, this);

    /// <inheritdoc/>
    public double Truth(ReadOnlySpan<double> features)
    {
        var curve = rule < 2 ? Math.Sin(features[0]) : 0.5 + (0.3 * Math.Sin(3 * Math.PI * features[0]));
        return features[1] < curve == (rule % 2 == 0) ? 1 : 0;
    }
}
