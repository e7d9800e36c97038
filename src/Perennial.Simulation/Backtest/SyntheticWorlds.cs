namespace Perennial.Simulation.Backtest;

/// <summary>The worlds of the twelve kinds.</summary>
internal static class SyntheticWorlds
{
    public static SyntheticWorld Of(DriftKind kind, int batches, int window, Random dice)
    {
        var world = new SyntheticWorld(Concepts(kind, batches, window, dice))
        {
            Floor = SyntheticMatrix.Between(dice, 0.08, 0.3),
            Gap = kind == DriftKind.SmallGaps ? SyntheticMatrix.Between(dice, 0.02, 0.08) : SyntheticMatrix.Between(dice, 0.1, 0.4),
        };
        return kind switch
        {
            DriftKind.Noisy => world with { Hardness = [.. Enumerable.Range(0, batches).Select(_ => 0.03 * SyntheticMatrix.Normal(dice))] },
            DriftKind.Hardness => world with { Hardness = Rise(batches, dice) },
            DriftKind.Growing or DriftKind.Mixed => world with { Growth = SyntheticMatrix.Between(dice, 0.1, 0.4) },
            DriftKind.BadFirst => world with { Spoilt = SyntheticMatrix.Between(dice, 0.05, 0.2) },
            _ => world,
        };
    }

    private static double[][] Concepts(DriftKind kind, int batches, int window, Random dice) => kind switch
    {
        DriftKind.Abrupt => SyntheticWorld.OneAtATime(Jumps(batches, window, dice.Next(1, 5), dice)),
        DriftKind.SmallGaps => SyntheticWorld.OneAtATime(Jumps(batches, window, dice.Next(3, 7), dice)),
        DriftKind.Noisy or DriftKind.Hardness => SyntheticWorld.OneAtATime(JumpAt(batches, dice.Next(batches / 4, 3 * batches / 4))),
        DriftKind.Recurring => SyntheticWorld.OneAtATime(Turns(batches, dice)),
        DriftKind.Bursts => SyntheticWorld.OneAtATime(Bursts(batches, window, dice)),
        DriftKind.Gradual => SyntheticWorld.TwoAtOnce(Ramp(batches, dice.Next(batches / 6, batches / 2), batches / 3.0)),
        DriftKind.Seasonal => SyntheticWorld.TwoAtOnce(Season(batches, dice.Next(12, 31))),
        DriftKind.Mixed => Mixed(batches, dice),
        _ => SyntheticWorld.OneAtATime(new int[batches]),
    };

    private static int[] Jumps(int batches, int window, int count, Random dice)
    {
        var places = Enumerable.Range(window, batches - window).OrderBy(_ => dice.Next()).Take(count).ToHashSet();
        var concept = 0;
        return [.. Enumerable.Range(0, batches).Select(batch => concept += places.Contains(batch) ? 1 : 0)];
    }

    private static int[] JumpAt(int batches, int place) => [.. Enumerable.Range(0, batches).Select(batch => batch >= place ? 1 : 0)];

    /// <summary>Spells of 5 to 24 batches, each of another concept than the one before.</summary>
    private static int[] Turns(int batches, Random dice)
    {
        var concepts = dice.Next(2, 4);
        var (turns, concept) = (new List<int>(), 0);
        while (turns.Count < batches)
        {
            turns.AddRange(Enumerable.Repeat(concept, dice.Next(5, 25)));
            concept = (concept + 1 + dice.Next(concepts - 1)) % concepts;
        }

        return [.. turns.Take(batches)];
    }

    /// <summary>Episodes of 3 to 8 batches, 10 to 40 apart.</summary>
    private static int[] Bursts(int batches, int window, Random dice)
    {
        var turns = new List<int>(Enumerable.Repeat(0, window));
        while (turns.Count < batches)
        {
            turns.AddRange(Enumerable.Repeat(0, dice.Next(10, 41)));
            turns.AddRange(Enumerable.Repeat(1, dice.Next(3, 9)));
        }

        return [.. turns.Take(batches)];
    }

    private static IEnumerable<double> Ramp(int batches, int from, double length) =>
        Enumerable.Range(0, batches).Select(batch => Math.Clamp((batch - from) / length, 0, 1));

    private static IEnumerable<double> Season(int batches, int period) =>
        Enumerable.Range(0, batches).Select(batch => 0.5 - (0.5 * Math.Cos(2 * Math.PI * batch / period)));

    /// <summary>A slow turn in the first half, and a jump to a third concept in the second.</summary>
    private static double[][] Mixed(int batches, Random dice)
    {
        var jump = dice.Next(batches / 2, 7 * batches / 8);
        return [.. Ramp(batches, batches / 8, batches / 4.0).Select((share, batch) => batch >= jump ? new[] { 0, 0, 1.0 } : [1 - share, share, 0])];
    }

    private static double[] Rise(int batches, Random dice)
    {
        var (place, rise) = (dice.Next(batches / 5, 4 * batches / 5), SyntheticMatrix.Between(dice, 0.03, 0.1));
        return [.. Enumerable.Range(0, batches).Select(batch => batch >= place ? rise : 0)];
    }
}
