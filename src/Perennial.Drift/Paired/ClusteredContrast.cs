namespace Perennial.Drift.Paired;

/// <summary>A weighted sum of ratios over the same clusters, such as a rate's difference between two groups, or the change of that from one set of answers to
/// another: paired where the ratios share rows.</summary>
public static class ClusteredContrast
{
    /// <summary>The contrast with its cluster-robust error.</summary>
    /// <param name="terms">At least one, all over the same clusters, at least one.</param>
    /// <returns>The contrast, its standard error, clusters as rows and as clusters; the error is infinite with fewer than two clusters that say anything.</returns>
    /// <exception cref="ArgumentException">No terms, clusters differ, a sum is not finite, or denominators add up to 0.</exception>
    /// <remarks>The delta method: Cochran (1977), chapter 6, for one ratio; Binder (1983) for functions of several. Each cluster counts with
    /// the linear part of its influence, so that what the ratios share is taken off. Clusters without rows in any term do not count.
    /// Assumes independent clusters, and tens of them.</remarks>
    public static Estimate Of(IReadOnlyList<ClusteredRatio> terms)
    {
        ArgumentNullException.ThrowIfNull(terms);
        Require.AtLeast(terms.Count, 1, nameof(terms));
        var count = terms[0].Numerators.Count;
        var (influence, seen, value) = (new double[count], new bool[count], 0.0);
        foreach (var term in terms)
        {
            Require.SameLength(count, term.Numerators.Count, nameof(terms));
            Require.SameLength(count, term.Denominators.Count, nameof(terms));
            value += Add(term, influence, seen);
        }

        var clusters = seen.Count(one => one);
        var squares = influence.Sum(one => one * one);
        var scale = terms.Sum(term => Math.Abs(term.Coefficient * term.Value));
        var error = squares <= 1e-28 * scale * scale ? 0 : Math.Sqrt(squares * clusters / (clusters - 1.0));
        return new Estimate(value, clusters < 2 ? double.PositiveInfinity : error, clusters, clusters);
    }

    private static double Add(ClusteredRatio term, double[] influence, bool[] seen)
    {
        var (whole, ratio) = (Require.Finite(term.Denominators.Sum(), "denominators"), term.Value);
        Require.Finite(ratio, "ratio");
        for (var cluster = 0; cluster < influence.Length; cluster++)
        {
            var (numerator, denominator) = (term.Numerators[cluster], term.Denominators[cluster]);
            seen[cluster] |= numerator != 0 || denominator != 0;
            influence[cluster] += term.Coefficient * (numerator - (ratio * denominator)) / whole;
        }

        return Require.Finite(term.Coefficient, "coefficient") * ratio;
    }
}
