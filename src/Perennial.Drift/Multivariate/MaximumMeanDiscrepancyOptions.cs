namespace Perennial.Drift.Multivariate;

/// <summary>Kernel and permutations of <see cref="MaximumMeanDiscrepancy"/>.</summary>
public sealed record MaximumMeanDiscrepancyOptions
{
    /// <summary>Width of the Gaussian kernel, above 0, in the unit of the rows; default null: the median distance of two rows.</summary>
    public double? Width { get; init; }

    /// <summary>Rows, taken evenly from both samples together, whose distances give the median; 2 or more, default 500.</summary>
    public int MedianRows { get; init; } = 500;

    /// <summary>Random relabellings, 1 or more; default 499. p is at least 1 / (permutations + 1).</summary>
    public int Permutations { get; init; } = 499;

    /// <summary>Seed of the relabellings; default 0.</summary>
    public int Seed { get; init; }

    internal MaximumMeanDiscrepancyOptions Checked()
    {
        Require.Positive(Width ?? 1, nameof(Width));
        Require.AtLeast(MedianRows, 2, nameof(MedianRows));
        Require.AtLeast(Permutations, 1, nameof(Permutations));
        return this;
    }
}
