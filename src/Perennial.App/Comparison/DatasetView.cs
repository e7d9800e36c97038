namespace Perennial.App.Comparison;

/// <summary>All columns together.</summary>
/// <param name="Drifted">Whether any test alarms.</param>
/// <param name="Test">How tests are read together: holm.</param>
/// <param name="PValue">The smallest p-value, corrected for all tests.</param>
/// <param name="Tests">How many tests there were.</param>
/// <param name="Columns">How many columns.</param>
/// <param name="DriftedColumns">How many of them drifted.</param>
internal sealed record DatasetView(bool Drifted, string Test, double PValue, int Tests, int Columns, int DriftedColumns);
