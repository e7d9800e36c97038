namespace Perennial.Drift.Tests.TwoSample;

/// <summary>Seeded samples of the shapes that columns have.</summary>
internal static class Draws
{
    public static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    public static double[] Of(Random random, int rows, Func<double, double> shape) =>
        [.. Enumerable.Range(0, rows).Select(_ => shape(Normal(random)))];

    public static double[] Exponential(Random random, int rows, double mean) =>
        [.. Enumerable.Range(0, rows).Select(_ => -mean * Math.Log(1 - random.NextDouble()))];

    public static double[] Sorted(double[] sample) => [.. sample.Order()];
}
