namespace Perennial.Drift.Tests;

/// <summary>Equality of computed numbers, relative and absolute.</summary>
internal static class Close
{
    public static bool Numbers(double expected, double actual, double tolerance = 1e-12) =>
        expected.Equals(actual) || Math.Abs(expected - actual) <= tolerance * Math.Max(Math.Abs(expected), tolerance);

    public static void Equal(double expected, double actual, double tolerance = 1e-12, string what = "") =>
        Assert.True(Numbers(expected, actual, tolerance), $"{what} expected {expected:R}, got {actual:R}");
}
