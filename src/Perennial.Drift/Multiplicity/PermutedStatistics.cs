namespace Perennial.Drift.Multiplicity;

/// <summary>Writes the statistic of every test under the next random relabelling of the rows; all tests see the same relabelling.</summary>
/// <param name="statistics">Filled, one per test, in the order of the observed ones.</param>
public delegate void PermutedStatistics(Span<double> statistics);
