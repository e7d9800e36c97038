using Perennial.Drift.Selection;

namespace Perennial.App.Comparison;

/// <summary>Missing values of a column.</summary>
/// <param name="Reference">Their share of the reference's rows.</param>
/// <param name="Current">Their share of the current rows.</param>
/// <param name="Test">The test.</param>
/// <param name="PValue">Not corrected.</param>
/// <param name="Drifted">Whether the shares differ by more than chance.</param>
internal sealed record MissingView(double Reference, double Current, ColumnTest Test, double PValue, bool Drifted);
