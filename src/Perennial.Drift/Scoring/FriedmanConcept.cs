namespace Perennial.Drift.Scoring;

/// <summary>Friedman's function (1991): ten uniform numbers, y = 10 sin(pi a b) + 20 (c - 0.5)^2 + 10 d + 5 e and normal noise; drift changes which columns
/// are a to e (Ikonomovska, Gama and Džeroski 2011).</summary>
/// <param name="rotation">The first of the five columns, the others follow it round, 0 to 9.</param>
/// <param name="noise">Standard deviation of the noise, 0 or more; default 1.</param>
public sealed class FriedmanConcept(int rotation, double noise = 1) : IConcept
{
    private const int Columns = 10;
    private readonly double noise = Require.AtLeastZero(noise, nameof(noise));
    private readonly int rotation = rotation is >= 0 and < Columns
        ? rotation
        : throw new ArgumentException($"rotation is {rotation}; 0 to 9 are allowed.", nameof(rotation));

    /// <inheritdoc/>
    public int FeatureCount => Columns;

    /// <inheritdoc/>
    public bool IsRegression => true;

    /// <inheritdoc/>
    public double Draw(Random random, Span<double> features)
    {
        ArgumentNullException.ThrowIfNull(random);
        foreach (ref var feature in features)
        {
            feature = random.NextDouble();
        }

        return Truth(features) + (noise * Noisy.Normal(random));
    }

    /// <inheritdoc/>
    public double Truth(ReadOnlySpan<double> features)
    {
        var (a, b, c) = (features[rotation], features[(rotation + 1) % Columns], features[(rotation + 2) % Columns]);
        var (d, e) = (features[(rotation + 3) % Columns], features[(rotation + 4) % Columns]);
        return (10 * Math.Sin(Math.PI * a * b)) + (20 * (c - 0.5) * (c - 0.5)) + (10 * d) + (5 * e);
    }
}
