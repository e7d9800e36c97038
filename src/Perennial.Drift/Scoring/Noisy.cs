namespace Perennial.Drift.Scoring;

/// <summary>What several concepts draw alike.</summary>
internal static class Noisy
{
    /// <summary>Uniform features up to a width, and their label of two classes, turned round now and then.</summary>
    public static double Label(Random random, Span<double> features, double width, double noise, IConcept concept)
    {
        foreach (ref var feature in features)
        {
            feature = width * random.NextDouble();
        }

        var truth = concept.Truth(features);
        return random.NextDouble() < noise ? 1 - truth : truth;
    }

    /// <summary>A standard normal number (Box and Muller 1958).</summary>
    public static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
