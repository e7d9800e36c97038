namespace Perennial.Drift.TwoSample;

/// <summary>Two samples counted in bins; by default ten quantiles of the reference.</summary>
internal static class BinnedRows
{
    public static (long[] First, long[] Second) Of(ReadOnlySpan<double> reference, ReadOnlySpan<double> current, Bins? bins)
    {
        Require.NotEmpty(reference, nameof(reference));
        Require.NotEmpty(current, nameof(current));
        Require.NoNaN(current, nameof(current));
        if (bins is not null)
        {
            Require.NoNaN(reference, nameof(reference));
            return (bins.RowsOf(reference), bins.RowsOf(current));
        }

        var sorted = SortedSample.Of(reference, nameof(reference));
        bins = Bins.Quantiles(sorted);
        return (bins.RowsOf(sorted), bins.RowsOf(current));
    }
}
