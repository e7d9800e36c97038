namespace Perennial.Drift.Selection;

/// <summary>Settings of a column's comparison.</summary>
public sealed record ColumnComparisonOptions
{
    /// <summary>Bins of the binned distances of numbers, at quantiles of the reference, 2 or more; default 10.</summary>
    public int Bins { get; init => field = (int)Require.AtLeast(value, 2, nameof(Bins)); } = 10;

    /// <summary>Least rows that a category must be expected to have in the smaller sample to stand for itself, above 0; default 5.</summary>
    public double LeastExpectedRows { get; init => field = Require.Positive(value, nameof(LeastExpectedRows)); } = 5;

    /// <summary>Chance that the stated error of a sketched column holds, above 0 and below 1; default 0.99999: what is left adds to the chance
    /// of a false alarm of that column.</summary>
    public double SketchConfidence { get; init => field = Require.InsideUnit(value, nameof(SketchConfidence)); } = 0.99999;

    /// <summary>Bars of a column's shape, 2 or more; default 24.</summary>
    public int Bars { get; init => field = (int)Require.AtLeast(value, 2, nameof(Bars)); } = 24;
}
