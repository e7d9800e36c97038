namespace Perennial.Drift.Scoring;

/// <summary>LED (Breiman et al. 1984): the seven segments of a digit, each turned round now and then, and 17 columns that say nothing; drift swaps columns.</summary>
/// <param name="swapped">How many of the seven change places with columns that say nothing, 0 to 7.</param>
/// <param name="noise">Chance that a segment is turned round, 0 to 1; default 0.1.</param>
public sealed class LedConcept(int swapped, double noise = 0.1) : IConcept
{
    private const int Segments = 7;
    private const int Columns = 24;

    // One bit a segment: top, upper left, upper right, middle, lower left, lower right, bottom.
    private static readonly int[] Digits = [0b1110111, 0b0010010, 0b1011101, 0b1011011, 0b0111010, 0b1101011, 0b1101111, 0b1010010, 0b1111111, 0b1111011];
    private readonly double noise = Require.Probability(noise, nameof(noise));
    private readonly int swapped = swapped is >= 0 and <= Segments
        ? swapped
        : throw new ArgumentException($"swapped is {swapped}; 0 to 7 are allowed.", nameof(swapped));

    /// <inheritdoc/>
    public int FeatureCount => Columns;

    /// <inheritdoc/>
    public bool IsRegression => false;

    /// <inheritdoc/>
    public double Draw(Random random, Span<double> features)
    {
        ArgumentNullException.ThrowIfNull(random);
        foreach (ref var feature in features)
        {
            feature = random.Next(2);
        }

        var digit = random.Next(Digits.Length);
        for (var segment = 0; segment < Segments; segment++)
        {
            var lit = Digits[digit] >> segment & 1;
            features[Place(segment)] = random.NextDouble() < noise ? 1 - lit : lit;
        }

        return digit;
    }

    /// <inheritdoc/>
    public double Truth(ReadOnlySpan<double> features)
    {
        var seen = 0;
        for (var segment = 0; segment < Segments; segment++)
        {
            seen |= (int)features[Place(segment)] << segment;
        }

        var (nearest, distance) = (0, Segments + 1);
        for (var digit = 0; digit < Digits.Length; digit++)
        {
            var differing = int.PopCount(Digits[digit] ^ seen);
            (nearest, distance) = differing < distance ? (digit, differing) : (nearest, distance);
        }

        return nearest;
    }

    private int Place(int segment) => segment < swapped ? segment + Segments : segment;
}
