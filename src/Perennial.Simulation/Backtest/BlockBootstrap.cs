namespace Perennial.Simulation.Backtest;

/// <summary>What one policy saves over another, and how sure that is: stretches of time are drawn with replacement, since what happens together stays together.</summary>
/// <param name="Saving">Over the whole history, in batches of loss; below 0 where it costs more.</param>
/// <param name="Low">The lower end of the 90 % interval.</param>
/// <param name="High">The upper end.</param>
/// <param name="Risk">Share of the draws in which it saves nothing, or costs more.</param>
public sealed record BlockBootstrap(double Saving, double Low, double High, double Risk)
{
    private const int Draws = 2_000;
    private const double Tail = 0.05;
    private const int Seed = 20011;

    /// <summary>Compares batch by batch. A stretch is as long as the square root of the history (at least 2); the draws are the same for the same history.</summary>
    /// <param name="costs">Of the policy.</param>
    /// <param name="instead">Of the one that it would replace.</param>
    public static BlockBootstrap Of(IReadOnlyList<double> costs, IReadOnlyList<double> instead)
    {
        double[] saved = [.. instead.Zip(costs, (other, own) => other - own)];
        var length = Math.Max(2, (int)Math.Round(Math.Sqrt(saved.Length)));
        var random = new Random(Seed);
        double[] totals = [.. Enumerable.Range(0, Draws).Select(_ => Draw(saved, length, random)).Order()];
        return new BlockBootstrap(
            saved.Sum(), totals[(int)(Tail * Draws)], totals[(int)((1 - Tail) * Draws) - 1], (double)totals.Count(total => total <= 0) / Draws);
    }

    /// <summary>Stretches begin anywhere and go on at the beginning where the history ends, so every batch is drawn equally often.</summary>
    private static double Draw(double[] saved, int length, Random random)
    {
        var total = 0.0;
        for (var taken = 0; taken < saved.Length;)
        {
            var start = random.Next(saved.Length);
            for (var at = 0; at < length && taken < saved.Length; at++, taken++)
            {
                total += saved[(start + at) % saved.Length];
            }
        }

        return total;
    }
}
