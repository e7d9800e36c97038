namespace Perennial.Drift.Selection;

/// <summary>One column of two samples, compared by the test that fits its type and size.</summary>
/// <param name="Test">The test, as <see cref="TestChoice"/> says.</param>
/// <param name="Statistic">Its statistic.</param>
/// <param name="PValue">Probability of a statistic as extreme where nothing differs, 0 to 1, not corrected for other columns.</param>
/// <param name="Distances">How far the samples are from each other.</param>
/// <param name="Shape">Both samples as bars, in order of value, or most frequent category first.</param>
public sealed partial record ColumnComparison(
    ColumnTest Test, double Statistic, double PValue, ColumnDistances Distances, IReadOnlyList<ShapeBar> Shape)
{
    /// <summary>How far the statistic may be from that of the rows themselves; 0 where all rows were held.</summary>
    public double StatisticError { get; init; }

    /// <summary>How far each distance may be from that of the rows themselves; null where all rows were held.</summary>
    public ColumnDistances? Errors { get; init; }

    /// <summary>The missing values; null where none is missing in either sample.</summary>
    public MissingComparison? Missing { get; init; }

    /// <summary>The p-values of this column's tests: the values', and the missing share's where there is one.</summary>
    public IEnumerable<double> PValues => Missing is null ? [PValue] : [PValue, Missing.PValue];
}
