namespace Perennial.Drift.Distributions;

/// <summary>The beta function's logarithm and the regularized incomplete beta function.</summary>
public static class BetaFunction
{
    private const double Tiny = 1e-300;
    private const double Precision = 1e-16;
    private const int MostSteps = 100_000;

    /// <summary>ln of the beta function B(a, b).</summary>
    /// <param name="a">First shape, finite, above 0.</param>
    /// <param name="b">Second shape, finite, above 0.</param>
    /// <returns>ln B(a, b).</returns>
    /// <exception cref="ArgumentException">An argument is NaN, infinite, or not above 0.</exception>
    /// <remarks>Abramowitz and Stegun (1964), 6.2.2.</remarks>
    public static double Log(double a, double b)
    {
        Require.Positive(a, nameof(a));
        Require.Positive(b, nameof(b));
        return GammaFunction.Log(a) + GammaFunction.Log(b) - GammaFunction.Log(a + b);
    }

    /// <summary>Regularized incomplete beta I_x(a, b).</summary>
    /// <param name="x">Argument, 0 to 1.</param>
    /// <param name="a">First shape, finite, above 0.</param>
    /// <param name="b">Second shape, finite, above 0.</param>
    /// <returns>Probability, 0 to 1.</returns>
    /// <exception cref="ArgumentException">An argument is NaN or out of range.</exception>
    /// <remarks>Abramowitz and Stegun (1964), 26.5.8, using 26.5.2 to stay on the quickly converging side.</remarks>
    public static double Regularized(double x, double a, double b)
    {
        Require.Probability(x, nameof(x));
        Require.Positive(a, nameof(a));
        Require.Positive(b, nameof(b));
        if (x is 0 or 1)
        {
            return x;
        }

        var front = Math.Exp((a * Math.Log(x)) + (b * double.LogP1(-x)) - Log(a, b));
        return x < (a + 1) / (a + b + 2) ? front * Fraction(x, a, b) / a : 1 - (front * Fraction(1 - x, b, a) / b);
    }

    private static double Fraction(double x, double a, double b)
    {
        var c = 1.0;
        var d = 1 / NotZero(1 - ((a + b) * x / (a + 1)));
        var h = d;
        var change = 0.0;
        for (var m = 1; m < MostSteps && Math.Abs(change - 1) > Precision; m++)
        {
            var even = m * (b - m) * x / ((a + (2 * m) - 1) * (a + (2 * m)));
            d = 1 / NotZero(1 + (even * d));
            c = NotZero(1 + (even / c));
            h *= c * d;
            var odd = -(a + m) * (a + b + m) * x / ((a + (2 * m)) * (a + (2 * m) + 1));
            d = 1 / NotZero(1 + (odd * d));
            c = NotZero(1 + (odd / c));
            change = c * d;
            h *= change;
        }

        return h;
    }

    private static double NotZero(double value) => Math.Abs(value) < Tiny ? Tiny : value;
}
