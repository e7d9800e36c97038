namespace Perennial.Drift.Scoring;

/// <summary>A rotating hyperplane at rest (Hulten, Spencer and Domingos 2001): uniform features, class 1 where their weighted sum is at least half the weights.</summary>
/// <param name="weights">One for each feature; drift is another set of them.</param>
/// <param name="noise">Share of labels turned round, 0 to 1; default 0.05.</param>
public sealed class HyperplaneConcept(IReadOnlyList<double> weights, double noise = 0.05) : IConcept
{
    private readonly double[] weights = [.. weights];
    private readonly double half = weights.Sum() / 2;
    private readonly double noise = Require.Probability(noise, nameof(noise));

    /// <inheritdoc/>
    public int FeatureCount => weights.Length;

    /// <inheritdoc/>
    public bool IsRegression => false;

    /// <inheritdoc/>
    public double Draw(Random random, Span<double> features) => Noisy.Label(random, features, 1, noise, this);

    /// <inheritdoc/>
    public double Truth(ReadOnlySpan<double> features) => System.Numerics.Tensors.TensorPrimitives.Dot(features, weights) >= half ? 1 : 0;
}
