namespace Perennial.Drift.Streaming;

/// <summary>The standard normal density.</summary>
internal static class NormalDensity
{
    private static readonly double Height = 1 / Math.Sqrt(2 * Math.PI);

    public static double At(double z) => Height * Math.Exp(-z * z / 2);
}
