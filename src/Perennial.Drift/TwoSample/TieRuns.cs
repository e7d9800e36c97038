namespace Perennial.Drift.TwoSample;

/// <summary>The runs of equal values in two sorted samples, in ascending order.</summary>
internal static class TieRuns
{
    public static List<(int First, int Second)> Of(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        var runs = new List<(int First, int Second)>();
        int i = 0, j = 0;
        while (i < first.Length || j < second.Length)
        {
            var value = j == second.Length || (i < first.Length && first[i] <= second[j]) ? first[i] : second[j];
            var (a, b) = (Count(first[i..], value), Count(second[j..], value));
            runs.Add((a, b));
            (i, j) = (i + a, j + b);
        }

        return runs;
    }

    private static int Count(ReadOnlySpan<double> sorted, double value)
    {
        var count = 0;
        while (count < sorted.Length && sorted[count] == value)
        {
            count++;
        }

        return count;
    }
}
