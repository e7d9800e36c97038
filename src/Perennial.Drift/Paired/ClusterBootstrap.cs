namespace Perennial.Drift.Paired;

/// <summary>The bootstrap over clusters: any statistic of rows, such as the difference of a metric between two sets of answers to the same rows.</summary>
public static class ClusterBootstrap
{
    /// <summary>Draws whole clusters with replacement, as many as there are, again and again.</summary>
    /// <param name="clusters">How many clusters there are, at least 2.</param>
    /// <param name="statistic">Of how often each cluster counts: first 1 each, then as drawn. NaN where it is not defined; it must be defined for the
    /// rows as they are. It must not keep the array.</param>
    /// <param name="options">Draws, confidence and seed; null for the defaults.</param>
    /// <returns>The statistic with its interval.</returns>
    /// <exception cref="ArgumentException">Fewer than two clusters, or the statistic is not defined for the rows as they are, or for no draw.</exception>
    /// <remarks>Efron and Tibshirani (1993), chapters 13 and 16; whole clusters as in Davison and Hinkley (1997), section 3.8. Percentile interval; for a
    /// paired comparison both metrics see the same draw. Assumes independent clusters, and tens of them. Cost: <c>Replicates</c> times the statistic.</remarks>
    public static BootstrapInterval Of(int clusters, Func<double[], double> statistic, ClusterBootstrapOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(statistic);
        Require.AtLeast(clusters, 2, nameof(clusters));
        options ??= new ClusterBootstrapOptions();
        var counts = new double[clusters];
        Array.Fill(counts, 1);
        var estimate = Require.Finite(statistic(counts), nameof(statistic));
        var draws = Draws(counts, statistic, options);
        if (draws.Length == 0)
        {
            throw new ArgumentException("statistic is NaN for every draw; more clusters are needed.", nameof(statistic));
        }

        var tail = (1 - options.Confidence) / 2;
        var (under, over) = (draws.Count(one => one <= 0), draws.Count(one => one >= 0));
        return new BootstrapInterval(
            estimate, Spread(draws), Quantile(draws, tail), Quantile(draws, 1 - tail), Math.Min(1, 2.0 * (Math.Min(under, over) + 1) / (draws.Length + 1)), draws.Length);
    }

    /// <summary>As the other, of how often each row counts.</summary>
    /// <param name="clusters">Cluster code of each row; at least two distinct ones.</param>
    /// <param name="statistic">Of how often each row counts.</param>
    /// <param name="options">As in the other.</param>
    /// <returns>As the other.</returns>
    /// <exception cref="ArgumentException">As in the other.</exception>
    public static BootstrapInterval Of(ReadOnlySpan<int> clusters, Func<double[], double> statistic, ClusterBootstrapOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(statistic);
        Require.NotEmpty(clusters, nameof(clusters));
        var codes = ClusterCodes.Of(clusters, clusters.Length);
        var rows = new double[clusters.Length];
        return Of(
            codes.Count,
            counts =>
            {
                for (var row = 0; row < rows.Length; row++)
                {
                    rows[row] = counts[codes.Codes[row]];
                }

                return statistic(rows);
            },
            options);
    }

    private static double[] Draws(double[] counts, Func<double[], double> statistic, ClusterBootstrapOptions options)
    {
        var random = new Random(options.Seed);
        var draws = new List<double>(options.Replicates);
        for (var draw = 0; draw < options.Replicates; draw++)
        {
            Array.Clear(counts);
            for (var cluster = 0; cluster < counts.Length; cluster++)
            {
                counts[random.Next(counts.Length)]++;
            }

            if (statistic(counts) is var value && double.IsFinite(value))
            {
                draws.Add(value);
            }
        }

        draws.Sort();
        return [.. draws];
    }

    // Interpolated between order statistics, as R's type 7.
    private static double Quantile(double[] sorted, double probability)
    {
        var place = probability * (sorted.Length - 1);
        var below = (int)place;
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((place - below) * (sorted[above] - sorted[below]));
    }

    private static double Spread(double[] draws)
    {
        var mean = draws.Average();
        return draws.Length < 2 ? 0 : Math.Sqrt(draws.Sum(one => (one - mean) * (one - mean)) / (draws.Length - 1));
    }
}
