namespace Perennial.Drift.Sequential;

/// <summary>Units on which exactly one of two models did better: a cohort's, or all so far. The default value is empty.</summary>
public readonly record struct DiscordantPairs
{
    /// <summary>Makes the pair of counts.</summary>
    /// <param name="championCount">Units where only the champion was right, 0 or more.</param>
    /// <param name="challengerCount">Units where only the challenger was right, 0 or more.</param>
    /// <exception cref="ArgumentException">A count is negative.</exception>
    public DiscordantPairs(long championCount, long challengerCount)
    {
        ChampionCount = Require.AtLeast(championCount, 0, nameof(championCount));
        ChallengerCount = Require.AtLeast(challengerCount, 0, nameof(challengerCount));
    }

    /// <summary>Units where only the champion was right, 0 or more.</summary>
    public long ChampionCount { get; init => field = Require.AtLeast(value, 0, nameof(ChampionCount)); }

    /// <summary>Units where only the challenger was right, 0 or more.</summary>
    public long ChallengerCount { get; init => field = Require.AtLeast(value, 0, nameof(ChallengerCount)); }

    /// <summary>One vote per cluster: for the model with the smaller summed loss in it; a tie is no vote.</summary>
    /// <param name="cohort">Per cluster: sum over its rows of challenger loss less champion loss, and its rows.</param>
    /// <returns>The votes.</returns>
    /// <exception cref="ArgumentException">A sum is NaN or infinite, or rows are under 1.</exception>
    /// <remarks>Rows within a cluster are correlated and may not vote one by one; a sign per cluster keeps the test exact.
    /// The question becomes which model wins more clusters, not which has more rows right.</remarks>
    public static DiscordantPairs OfClusters(IReadOnlyList<ClusterSum> cohort)
    {
        ArgumentNullException.ThrowIfNull(cohort);
        long champion = 0, challenger = 0;
        foreach (var cluster in cohort)
        {
            var sign = Math.Sign(cluster.Checked(nameof(cohort)).Sum);
            champion += sign > 0 ? 1 : 0;
            challenger += sign < 0 ? 1 : 0;
        }

        return new DiscordantPairs(champion, challenger);
    }
}
