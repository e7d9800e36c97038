namespace Perennial.Tests.Monitor;

/// <summary>Seeded noise.</summary>
internal static class Noise
{
    /// <summary>Standard normal (Box and Muller, 1958).</summary>
    public static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    public static double[] Normals(Random random, int count, double mean = 0, double deviation = 1) =>
        [.. Enumerable.Range(0, count).Select(_ => mean + (deviation * Normal(random)))];

    /// <summary>Most events that a probability explains within four standard deviations.</summary>
    public static int Most(double probability, int trials) =>
        (int)Math.Ceiling((probability * trials) + (4 * Math.Sqrt(trials * probability * (1 - probability))));
}
