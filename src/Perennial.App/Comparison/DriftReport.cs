using Perennial.Drift.Selection;

namespace Perennial.App.Comparison;

/// <summary>What two files came to: for machines and tables, and with the shapes of columns for the page.</summary>
/// <param name="View">The figures.</param>
/// <param name="Columns">Every compared column, in the order of the reference.</param>
internal sealed record DriftReport(DriftView View, IReadOnlyList<(string Name, ColumnComparison Comparison)> Columns);
