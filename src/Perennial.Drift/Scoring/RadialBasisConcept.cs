namespace Perennial.Drift.Scoring;

/// <summary>Random radial basis functions (RBF, as in MOA): rows lie around centres, each of a class; drift is another set of centres.</summary>
public sealed class RadialBasisConcept : IConcept
{
    private readonly double[][] centres;
    private readonly double[] classes;
    private readonly double deviation;

    /// <summary>A concept.</summary>
    /// <param name="modelSeed">Of the centres.</param>
    /// <param name="centreCount">Centres, 2 or more; default 10.</param>
    /// <param name="featureCount">Numbers in a row, 1 or more; default 5.</param>
    /// <param name="classCount">Classes, 2 or more; default 2.</param>
    /// <param name="deviation">Standard deviation of each number around its centre, above 0; default 0.1, in a unit cube.</param>
    public RadialBasisConcept(int modelSeed, int centreCount = 10, int featureCount = 5, int classCount = 2, double deviation = 0.1)
    {
        Require.AtLeast(centreCount, 2, nameof(centreCount));
        Require.AtLeast(featureCount, 1, nameof(featureCount));
        Require.AtLeast(classCount, 2, nameof(classCount));
        this.deviation = Require.Positive(deviation, nameof(deviation));
        var random = new Random(modelSeed);
        centres = [.. Enumerable.Range(0, centreCount).Select(_ => Enumerable.Range(0, featureCount).Select(_ => random.NextDouble()).ToArray())];
        classes = [.. Enumerable.Range(0, centreCount).Select(centre => (double)(centre % classCount))];
    }

    /// <inheritdoc/>
    public int FeatureCount => centres[0].Length;

    /// <inheritdoc/>
    public bool IsRegression => false;

    /// <inheritdoc/>
    public double Draw(Random random, Span<double> features)
    {
        ArgumentNullException.ThrowIfNull(random);
        var centre = random.Next(centres.Length);
        for (var column = 0; column < features.Length; column++)
        {
            features[column] = centres[centre][column] + (deviation * Noisy.Normal(random));
        }

        return classes[centre];
    }

    /// <inheritdoc/>
    /// <remarks>The class of the nearest centre.</remarks>
    public double Truth(ReadOnlySpan<double> features)
    {
        var (nearest, least) = (0, double.PositiveInfinity);
        for (var centre = 0; centre < centres.Length; centre++)
        {
            var distance = System.Numerics.Tensors.TensorPrimitives.Distance(features, centres[centre]);
            (nearest, least) = distance < least ? (centre, distance) : (nearest, least);
        }

        return classes[nearest];
    }
}
