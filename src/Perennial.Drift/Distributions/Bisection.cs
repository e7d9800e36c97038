namespace Perennial.Drift.Distributions;

/// <summary>Inverts a falling function on the positive numbers.</summary>
internal static class Bisection
{
    public static double Falling(Func<double, double> survival, double probability)
    {
        var (low, high) = (0.0, 1.0);
        while (survival(high) > probability && double.IsFinite(high * 2))
        {
            (low, high) = (high, high * 2);
        }

        for (var middle = (low + high) / 2; low < middle && middle < high; middle = low + ((high - low) / 2))
        {
            (low, high) = survival(middle) > probability ? (middle, high) : (low, middle);
        }

        return high;
    }
}
