namespace Perennial.Drift.TwoSample;

/// <summary>The current values are the reference in another unit: current = factor times reference + offset.</summary>
/// <param name="Factor">New units in one old unit, above 0: 60 from hours to minutes. To undo: (value - offset) / factor.</param>
/// <param name="Offset">In the new unit; 0 except between temperatures.</param>
/// <param name="Name">What the ratio usually is, such as "x60: hours -> minutes, minutes -> seconds".</param>
/// <param name="Alternative">Name of another ratio within a twentieth that the rows cannot tell from this one, or null.</param>
/// <param name="Before">Kolmogorov-Smirnov test of the current values as they are against the reference.</param>
/// <param name="After">The same test after the change is undone.</param>
public sealed record UnitChange(double Factor, double Offset, string Name, string? Alternative, TestResult Before, TestResult After);
