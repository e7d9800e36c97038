namespace Perennial.Drift.Streaming;

/// <summary>A few values in ascending order, in an array of fixed length.</summary>
internal static class SortedWindow
{
    public static void Insert(Span<double> sorted, int held, double value)
    {
        var at = Below(sorted[..held], value);
        sorted[at..held].CopyTo(sorted[(at + 1)..]);
        sorted[at] = value;
    }

    /// <summary>Removes a value that is there, whichever of its equals.</summary>
    public static void Remove(Span<double> sorted, int held, double value)
    {
        var at = Below(sorted[..held], value);
        sorted[(at + 1)..held].CopyTo(sorted[at..]);
    }

    // How many values are smaller. The halving does not branch on the values, which would be guessed wrongly every other time.
    private static int Below(ReadOnlySpan<double> sorted, double value)
    {
        var (from, length) = (0, sorted.Length);
        while (length > 0)
        {
            var half = (length + 1) / 2;
            from += sorted[from + half - 1] < value ? half : 0;
            length -= half;
        }

        return from;
    }
}
