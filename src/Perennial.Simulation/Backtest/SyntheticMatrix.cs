namespace Perennial.Simulation.Backtest;

/// <summary>Matrices of worlds whose drift is known; the same for the same kind and seed.</summary>
/// <remarks>
/// A version knows the concepts of its window. Few strangers in it hardly matter and many do, so what it loses on a batch rises as 3d^2 - 2d^3 with
/// the distance d between the shares of concepts in window and batch. Two figures were measured on the matrices of real streams that stand still: versions
/// differ by luck with a deviation of 0.12 over the root of the rows trained on, and share 85 % of the sampling variance of a batch.
/// </remarks>
public static class SyntheticMatrix
{
    private const double Luck = 0.12;
    private const double Shared = 0.85;
    private const int Apart = 1_000_003;

    /// <summary>The kinds that the rule was developed on; the others were first looked at when it was finished.</summary>
    public static IReadOnlyList<DriftKind> Development { get; } =
        [DriftKind.Abrupt, DriftKind.Recurring, DriftKind.None, DriftKind.Noisy, DriftKind.Growing, DriftKind.BadFirst];

    /// <summary>Makes one: 60 to 160 batches of 50 to 3,000 rows, a window of 4 to 10.</summary>
    public static StalenessMatrix Of(DriftKind kind, int seed)
    {
        var dice = new Random(unchecked((seed * Apart) + (int)kind));
        var (batches, window) = (dice.Next(60, 161), dice.Next(4, 11));
        var rows = (int)Math.Round(Math.Exp(Between(dice, Math.Log(50), Math.Log(3_000))));
        rows = kind == DriftKind.Noisy ? dice.Next(20, 60) : rows;
        return new StalenessMatrix(Losses(SyntheticWorlds.Of(kind, batches, window, dice), window, rows, dice), rows, window);
    }

    /// <summary>Between two figures, all equally likely.</summary>
    internal static double Between(Random dice, double low, double high) => low + ((high - low) * dice.NextDouble());

    /// <summary>Normally distributed (Box and Muller 1958).</summary>
    internal static double Normal(Random dice) => Math.Sqrt(-2 * Math.Log(1 - dice.NextDouble())) * Math.Cos(2 * Math.PI * dice.NextDouble());

    private static double[][] Losses(SyntheticWorld world, int window, int rows, Random dice)
    {
        double[] shared = [.. Enumerable.Range(0, world.Batches).Select(_ => Normal(dice))];
        var losses = new double[world.Batches][];
        for (var trained = 0; trained < world.Batches; trained++)
        {
            losses[trained] = [.. Enumerable.Repeat(double.NaN, world.Batches)];
            var luck = Normal(dice) * Luck / Math.Sqrt((double)window * rows);
            for (var batch = trained + 1; trained >= window - 1 && batch < world.Batches; batch++)
            {
                var share = Math.Clamp(Expected(world, window, trained, batch) + luck, 0.01, 0.9);
                var noise = (Math.Sqrt(Shared) * shared[batch]) + (Math.Sqrt(1 - Shared) * Normal(dice));
                losses[trained][batch] = Math.Clamp(share + (noise * Math.Sqrt(share * (1 - share) / rows)), 0, 1);
            }
        }

        return losses;
    }

    private static double Expected(SyntheticWorld world, int window, int trained, int batch)
    {
        var strange = Enumerable.Range(trained - window + 1, window).Average(known =>
            world.Concepts[known].Zip(world.Concepts[batch], (one, other) => Math.Abs(one - other)).Sum() / 2);
        return world.Floor + world.Hardness[batch] + (world.Gap * strange * strange * (3 - (2 * strange)))
            - (world.Growth * world.Floor * (1 - Math.Sqrt(window / (trained + 1.0))))
            + (world.Spoilt * Math.Max(0, 1 - ((trained - window + 1.0) / window)));
    }
}
