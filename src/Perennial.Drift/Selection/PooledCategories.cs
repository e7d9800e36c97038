namespace Perennial.Drift.Selection;

/// <summary>Rows per category with the rare ones taken together.</summary>
/// <param name="First">Rows of the reference per category that stands for itself, then of all others.</param>
/// <param name="Second">The same of the current rows.</param>
internal readonly record struct PooledCategories(long[] First, long[] Second)
{
    /// <summary>Pools by the rows of both samples together. What is pooled takes in the rarest of the others until it is not rare itself.</summary>
    public static PooledCategories Of(ReadOnlySpan<long> first, ReadOnlySpan<long> second, double leastExpectedRows)
    {
        var pairs = new List<(long First, long Second)>(first.Length);
        var (rows, otherRows) = (0L, 0L);
        for (var category = 0; category < first.Length; category++)
        {
            pairs.Add((first[category], second[category]));
            (rows, otherRows) = (rows + first[category], otherRows + second[category]);
        }

        pairs.RemoveAll(pair => pair.First + pair.Second == 0);
        pairs.Sort((one, other) => (one.First + one.Second).CompareTo(other.First + other.Second));
        var least = leastExpectedRows * (rows + otherRows) / Math.Min(rows, otherRows);
        var pooled = Rare(pairs, least);
        var (rare, rareSecond) = (pairs.Take(pooled).Sum(pair => pair.First), pairs.Take(pooled).Sum(pair => pair.Second));
        IEnumerable<(long First, long Second)> kept = pairs.Skip(pooled);
        kept = pooled > 0 ? kept.Append((rare, rareSecond)) : kept;
        return new([.. kept.Select(pair => pair.First)], [.. kept.Select(pair => pair.Second)]);
    }

    // How many of the rarest are taken together: all that are rare, and then more until two categories are left.
    private static int Rare(List<(long First, long Second)> ascending, double least)
    {
        var (pooled, sum) = (0, 0L);
        while (pooled < ascending.Count - 1 && (Rows(ascending[pooled]) < least || (pooled > 0 && sum < least)))
        {
            sum += Rows(ascending[pooled]);
            pooled++;
        }

        return pooled;
    }

    private static long Rows((long First, long Second) pair) => pair.First + pair.Second;
}
