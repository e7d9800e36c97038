namespace Perennial.Drift.TwoSample;

/// <summary>Rows per category of two samples, in one order of categories.</summary>
public static class Categories
{
    /// <summary>Counts the rows of every category seen in either sample.</summary>
    /// <typeparam name="T">Type of a category, compared by equality.</typeparam>
    /// <param name="first">First sample.</param>
    /// <param name="second">Second sample.</param>
    /// <returns>Rows per category of each; categories stand in the order in which they were first met.</returns>
    public static (long[] First, long[] Second) Count<T>(ReadOnlySpan<T> first, ReadOnlySpan<T> second)
        where T : notnull
    {
        var places = new Dictionary<T, int>();
        var (firstPlaces, secondPlaces) = (Places(first, places), Places(second, places));
        return (Count(firstPlaces, places.Count), Count(secondPlaces, places.Count));
    }

    private static int[] Places<T>(ReadOnlySpan<T> sample, Dictionary<T, int> places)
        where T : notnull
    {
        var found = new int[sample.Length];
        for (var row = 0; row < sample.Length; row++)
        {
            if (!places.TryGetValue(sample[row], out found[row]))
            {
                found[row] = places[sample[row]] = places.Count;
            }
        }

        return found;
    }

    private static long[] Count(int[] places, int categories)
    {
        var counts = new long[categories];
        foreach (var place in places)
        {
            counts[place]++;
        }

        return counts;
    }
}
