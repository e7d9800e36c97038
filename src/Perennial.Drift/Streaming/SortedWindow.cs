namespace Perennial.Drift.Streaming;

/// <summary>A few values in ascending order, in an array of fixed length.</summary>
internal static class SortedWindow
{
    public static void Insert(Span<double> sorted, int held, double value)
    {
        var at = sorted[..held].BinarySearch(value);
        at = at < 0 ? ~at : at;
        sorted[at..held].CopyTo(sorted[(at + 1)..]);
        sorted[at] = value;
    }

    public static void Remove(Span<double> sorted, int held, double value)
    {
        var at = sorted[..held].BinarySearch(value);
        sorted[(at + 1)..held].CopyTo(sorted[at..]);
    }
}
