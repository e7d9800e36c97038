using Perennial.Drift.Distributions;

namespace Perennial.Drift.TwoSample;

/// <summary>p-values of a standard normal statistic.</summary>
internal static class NormalTails
{
    public static double PValue(double z, Alternative alternative) => alternative switch
    {
        Alternative.Less => NormalDistribution.Cdf(z),
        Alternative.Greater => NormalDistribution.Cdf(-z),
        Alternative.TwoSided => Math.Min(1, 2 * NormalDistribution.Cdf(-Math.Abs(z))),
        _ => throw new ArgumentOutOfRangeException(
            nameof(alternative), alternative, $"{nameof(alternative)} is {alternative}; TwoSided, Less or Greater is needed."),
    };
}
