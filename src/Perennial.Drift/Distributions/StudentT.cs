namespace Perennial.Drift.Distributions;

/// <summary>Student's t distribution.</summary>
public static class StudentT
{
    /// <summary>Probability that Student's t is at most <paramref name="t"/>.</summary>
    /// <param name="t">Argument; infinities allowed.</param>
    /// <param name="degrees">Degrees of freedom, finite, above 0.</param>
    /// <returns>Probability, 0 to 1; relative error in the lower tail about 1e-13, or degrees times 1e-16 where that is more.</returns>
    /// <exception cref="ArgumentException">An argument is NaN or out of range.</exception>
    /// <remarks>Abramowitz and Stegun (1964), 26.7.1 with 26.5.27.</remarks>
    public static double Cdf(double t, double degrees)
    {
        Require.NotNaN(t, nameof(t));
        Require.Positive(degrees, nameof(degrees));
        var tail = UpperTail(Math.Abs(t), degrees);
        return t <= 0 ? tail : 1 - tail;
    }

    /// <summary>The t with <see cref="Cdf"/>(t) = <paramref name="probability"/>.</summary>
    /// <param name="probability">Probability, 0 to 1; the ends give minus and plus infinity.</param>
    /// <param name="degrees">Degrees of freedom, finite, above 0.</param>
    /// <returns>The quantile.</returns>
    /// <exception cref="ArgumentException">An argument is NaN or out of range.</exception>
    /// <remarks>Bisection on <see cref="Cdf"/> down to neighbouring numbers.</remarks>
    public static double Quantile(double probability, double degrees)
    {
        Require.Probability(probability, nameof(probability));
        Require.Positive(degrees, nameof(degrees));
        return probability switch
        {
            0 => double.NegativeInfinity,
            1 => double.PositiveInfinity,
            0.5 => 0,
            > 0.5 => Solve(1 - probability, degrees),
            _ => -Solve(probability, degrees),
        };
    }

    private static double UpperTail(double t, double degrees)
    {
        var square = t * t;
        return square < 1
            ? 0.5 - (BetaFunction.Regularized(square / (degrees + square), 0.5, degrees / 2) / 2)
            : BetaFunction.Regularized(1 / (1 + (square / degrees)), degrees / 2, 0.5) / 2;
    }

    private static double Solve(double tail, double degrees)
    {
        var low = 0.0;
        var high = 1.0;
        while (UpperTail(high, degrees) > tail && double.IsFinite(high * 2))
        {
            low = high;
            high *= 2;
        }

        for (var middle = (low + high) / 2; low < middle && middle < high; middle = low + ((high - low) / 2))
        {
            (low, high) = UpperTail(middle, degrees) > tail ? (middle, high) : (low, middle);
        }

        return high;
    }
}
