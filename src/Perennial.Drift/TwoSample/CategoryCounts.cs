namespace Perennial.Drift.TwoSample;

/// <summary>Checks of a list of rows per category.</summary>
internal static class CategoryCounts
{
    public static long Total(ReadOnlySpan<long> counts, string name)
    {
        var total = 0L;
        for (var category = 0; category < counts.Length; category++)
        {
            total += Require.AtLeast(counts[category], 0, name);
        }

        return Require.AtLeast(total, 1, name);
    }
}
