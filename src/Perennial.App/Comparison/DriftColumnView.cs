using Perennial.Drift.Selection;

namespace Perennial.App.Comparison;

/// <summary>How one column moved.</summary>
/// <param name="Name">Its name in the reference.</param>
/// <param name="Type">What it is compared as: number or category.</param>
/// <param name="Test">The test.</param>
/// <param name="Statistic">Its statistic; null where it is infinite.</param>
/// <param name="StatisticError">How far that may be from the one of all rows; 0 where all rows were held.</param>
/// <param name="PValue">Not corrected for other columns.</param>
/// <param name="Threshold">At or under which a test alarms.</param>
/// <param name="Drifted">Whether the values or their missing share alarm.</param>
/// <param name="Missing">Missing values; null where there are none.</param>
/// <param name="Distances">How far it moved.</param>
/// <param name="Errors">How far each distance may be from that of all rows; null where all rows were held.</param>
internal sealed record DriftColumnView(
    string Name,
    string Type,
    ColumnTest Test,
    double? Statistic,
    double StatisticError,
    double PValue,
    double Threshold,
    bool Drifted,
    MissingView? Missing,
    ColumnDistances Distances,
    ColumnDistances? Errors)
{
    /// <summary>A compared column.</summary>
    public static DriftColumnView Of(ComparedColumn column, ColumnComparison comparison, double threshold) => new(
        column.Name,
        column.Type,
        comparison.Test,
        double.IsFinite(comparison.Statistic) ? comparison.Statistic : null,
        comparison.StatisticError,
        comparison.PValue,
        threshold,
        comparison.PValues.Any(p => p <= threshold),
        comparison.Missing is { } missing ? new(missing.FirstRatio, missing.SecondRatio, missing.Test, missing.PValue, missing.PValue <= threshold) : null,
        comparison.Distances,
        comparison.Errors);
}
