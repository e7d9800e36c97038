namespace Perennial.Drift.Sketches;

/// <summary>Distinct values ascending, and the rows at or below each.</summary>
internal sealed class WeightedValues
{
    private readonly double[] values;
    private readonly long[] below;

    private WeightedValues(double[] values, long[] below) => (this.values, this.below) = (values, below);

    public ReadOnlySpan<double> Values => values;

    public ReadOnlySpan<long> Below => below;

    public long Rows => below[^1];

    public static WeightedValues Of(double[] values, long[] weights)
    {
        Array.Sort(values, weights);
        var (kept, sum) = (0, 0L);
        for (var row = 0; row < values.Length; row++)
        {
            sum += weights[row];
            kept += kept == 0 || values[kept - 1] != values[row] ? 1 : 0;
            (values[kept - 1], weights[kept - 1]) = (values[row], sum);
        }

        return new WeightedValues(values[..kept], weights[..kept]);
    }

    public long AtOrBelow(double value)
    {
        var found = Array.BinarySearch(values, value);
        var last = found >= 0 ? found : ~found - 1;
        return last < 0 ? 0 : below[last];
    }

    public double At(double share)
    {
        var found = Array.BinarySearch(below, (long)Math.Ceiling(share * Rows));
        return values[Math.Min(found >= 0 ? found : ~found, values.Length - 1)];
    }
}
