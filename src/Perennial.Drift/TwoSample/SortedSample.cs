namespace Perennial.Drift.TwoSample;

/// <summary>A sample sorted once, to be compared often and by many methods: sorting is most of the work of each.</summary>
public sealed class SortedSample
{
    private readonly double[] values;

    private SortedSample(double[] values) => this.values = values;

    /// <summary>The values in ascending order, at least one, none of them NaN.</summary>
    public ReadOnlySpan<double> Values => values;

    /// <summary>Rows of the sample, at least 1.</summary>
    public int Rows => values.Length;

    /// <summary>Copies a sample and sorts the copy.</summary>
    /// <param name="sample">Values, any order, at least one row; infinities are the largest values.</param>
    /// <returns>The sorted sample.</returns>
    /// <exception cref="ArgumentException">The sample is empty or holds NaN.</exception>
    /// <remarks>A radix sort (Knuth, volume 3, section 5.2.5): time and memory O(n).</remarks>
    public static SortedSample Of(ReadOnlySpan<double> sample)
    {
        Require.NotEmpty(sample, nameof(sample));
        Require.NoNaN(sample, nameof(sample));
        return Copied(sample);
    }

    internal static SortedSample Of(ReadOnlySpan<double> sample, string name)
    {
        Require.NotEmpty(sample, name);
        Require.NoNaN(sample, name);
        return Copied(sample);
    }

    internal static SortedSample OfSorted(ReadOnlySpan<double> sample, string name)
    {
        Require.NotEmpty(sample, name);
        Require.NoNaN(sample, name);
        Require.Ascending(sample, name);
        return new SortedSample(sample.ToArray());
    }

    internal (double Mean, double Variance) Moments() => SampleMoments.Of(values);

    internal SortedSample Finite(string name)
    {
        // In ascending order an infinity can only stand at an end.
        Require.Finite(values[0], $"{name}[smallest]");
        Require.Finite(values[^1], $"{name}[largest]");
        return this;
    }

    private static SortedSample Copied(ReadOnlySpan<double> sample)
    {
        var copy = GC.AllocateUninitializedArray<double>(sample.Length);
        sample.CopyTo(copy);
        RadixSort.Sort(copy);
        return new SortedSample(copy);
    }
}
