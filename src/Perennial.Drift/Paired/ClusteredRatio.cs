namespace Perennial.Drift.Paired;

/// <summary>One term of a contrast: a ratio of two sums over rows, such as a rate within a group.</summary>
/// <param name="Coefficient">What the ratio counts, such as 1 and -1; finite.</param>
/// <param name="Numerators">Sum over the rows of each cluster; finite.</param>
/// <param name="Denominators">Sum over the rows of each cluster, same clusters; finite, together not 0.</param>
public sealed record ClusteredRatio(double Coefficient, IReadOnlyList<double> Numerators, IReadOnlyList<double> Denominators)
{
    /// <summary>The ratio of the sums over all clusters.</summary>
    public double Value => Numerators.Sum() / Denominators.Sum();
}
