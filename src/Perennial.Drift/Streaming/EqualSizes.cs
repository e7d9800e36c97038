using Perennial.Drift.Distributions;

namespace Perennial.Drift.Streaming;

/// <summary>The Kolmogorov-Smirnov distance of two samples of one size without ties (Gnedenko and Korolyuk 1951).</summary>
internal static class EqualSizes
{
    /// <summary>Probability of a distance of at least steps / size.</summary>
    public static double Survival(int steps, int size)
    {
        var sum = 0.0;
        for (var k = 1; k * steps <= size; k++)
        {
            var term = Math.Exp(LogChoose(2 * size, size - (k * steps)) - LogChoose(2 * size, size));
            sum += k % 2 == 1 ? term : -term;
        }

        return steps == 0 ? 1 : Math.Min(1, 2 * sum);
    }

    /// <summary>The least distance with a probability of at most alpha, less a hair for rounding; above 1 where there is none.</summary>
    public static double Critical(int size, double alpha)
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
