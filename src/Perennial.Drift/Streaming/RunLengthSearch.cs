namespace Perennial.Drift.Streaming;

/// <summary>The setting at which a run length, which grows with it, is the wanted one.</summary>
internal static class RunLengthSearch
{
    public const double Longest = 1e12;
    private const double Precision = 1e-10;

    public static double Find(Func<double, double> runLength, double wanted, double first)
    {
        if (!(wanted > 1 && wanted <= Longest))
        {
            throw new ArgumentException($"The run length wanted is {wanted:R}; above 1 and at most 1e12 values can be had.", nameof(wanted));
        }

        var (low, high) = (0.0, first);
        while (runLength(high) < wanted)
        {
            (low, high) = (high, high + first);
        }

        while (high - low > Precision * high)
        {
            var middle = (low + high) / 2;
            (low, high) = runLength(middle) < wanted ? (middle, high) : (low, middle);
        }

        return high;
    }
}
