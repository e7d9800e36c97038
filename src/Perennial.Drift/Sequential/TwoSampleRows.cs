namespace Perennial.Drift.Sequential;

/// <summary>One cohort of rows of both arms.</summary>
/// <param name="Champion">The champion's values, such as milliseconds, 0 or more; may be empty.</param>
/// <param name="Challenger">The challenger's, likewise.</param>
public sealed record TwoSampleRows(IReadOnlyList<double> Champion, IReadOnlyList<double> Challenger);
