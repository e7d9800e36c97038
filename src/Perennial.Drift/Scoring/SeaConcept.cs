namespace Perennial.Drift.Scoring;

/// <summary>SEA (Street and Kim 2001): three numbers from 0 to 10, class 1 where the first two sum to at most a threshold; the third says nothing.</summary>
/// <param name="threshold">8, 9, 7 and 9.5 in the paper.</param>
/// <param name="noise">Share of labels turned round, 0 to 1; default 0.1.</param>
public sealed class SeaConcept(double threshold, double noise = 0.1) : IConcept
{
    private readonly double noise = Require.Probability(noise, nameof(noise));

    /// <inheritdoc/>
    public int FeatureCount => 3;

    /// <inheritdoc/>
    public bool IsRegression => false;

    /// <inheritdoc/>
    public double Draw(Random random, Span<double> features) => Noisy.Label(random, features, 10, noise, this);

    /// <inheritdoc/>
    public double Truth(ReadOnlySpan<double> features) => features[0] + features[1] <= threshold ? 1 : 0;
}
