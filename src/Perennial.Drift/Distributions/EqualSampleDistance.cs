namespace Perennial.Drift.Distributions;

/// <summary>The Kolmogorov-Smirnov distance of two samples of one size without ties, exactly.</summary>
/// <remarks>Gnedenko and Korolyuk (1951): 2 sum over k of (-1)^(k-1) C(2n, n - k h) / C(2n, n). Ties make it conservative.</remarks>
public static class EqualSampleDistance
{
    /// <summary>Probability of a distance of at least steps / size when nothing differs.</summary>
    /// <param name="steps">The distance times the size, 0 or more.</param>
    /// <param name="size">Rows of each sample, 1 or more.</param>
    /// <returns>Probability, 0 to 1, with full relative precision in the tail.</returns>
    /// <exception cref="ArgumentException">The steps are negative, or the size is under 1.</exception>
    public static double Survival(int steps, int size)
    {
        Require.AtLeast(steps, 0, nameof(steps));
        Require.AtLeast(size, 1, nameof(size));
        var sum = 0.0;
        for (var k = 1; steps > 0 && k * steps <= size; k++)
        {
            var term = Math.Exp(LogChoose(2 * size, size - (k * steps)) - LogChoose(2 * size, size));
            sum += k % 2 == 1 ? term : -term;
        }

        return steps == 0 ? 1 : Math.Min(1, 2 * sum);
    }

    /// <summary>The least distance with a probability of at most alpha, less a hair for rounding; above 1 where there is none.</summary>
    internal static double Critical(int size, double alpha)
    {
        var steps = 1;
        while (steps <= size && Survival(steps, size) > alpha)
        {
            steps++;
        }

        return (steps - 1e-9) / size;
    }

    private static double LogChoose(int all, int some) =>
        GammaFunction.Log(all + 1) - GammaFunction.Log(some + 1) - GammaFunction.Log(all - some + 1);
}
