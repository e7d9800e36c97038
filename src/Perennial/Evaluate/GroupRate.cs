using Perennial.Drift;
using Perennial.Drift.Paired;

namespace Perennial.Evaluate;

/// <summary>A metric in one group.</summary>
/// <param name="Name">The group.</param>
/// <param name="Rows">Rows that count.</param>
/// <param name="Bounded">Whether it is a share of rows.</param>
/// <param name="Own">Of the version.</param>
/// <param name="Champion">Of the champion; null when there is none.</param>
internal sealed record GroupRate(string Name, long Rows, bool Bounded, ClusteredRatio Own, ClusteredRatio? Champion)
{
    /// <summary>A weighted sum of rates, with its error.</summary>
    /// <remarks>A share of exactly 0 or 1 shows no spread: it gets that of one more row on either side (Agresti and Coull 1998).</remarks>
    public static Estimate Contrast(params ReadOnlySpan<(double Coefficient, GroupRate Rate, bool Champion)> terms)
    {
        var (ratios, hidden) = (new List<ClusteredRatio>(), 0.0);
        foreach (var (coefficient, rate, champion) in terms)
        {
            var ratio = champion ? rate.Champion! : rate.Own;
            ratios.Add(ratio with { Coefficient = coefficient });
            hidden += rate.Bounded && ratio.Value is 0 or 1 ? coefficient * coefficient * (rate.Rows + 1.0) / Math.Pow(rate.Rows + 2, 3) : 0;
        }

        var estimate = ClusteredContrast.Of(ratios);
        return estimate with { StandardError = Math.Sqrt((estimate.StandardError * estimate.StandardError) + hidden) };
    }
}
