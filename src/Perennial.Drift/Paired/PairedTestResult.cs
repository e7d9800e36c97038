namespace Perennial.Drift.Paired;

/// <summary>What a single-look test of two sets of answers to the same rows found. Not valid for repeated looks: see Sequential for those.</summary>
/// <param name="Statistic">The test's statistic, unit as the test says; finite.</param>
/// <param name="PValue">Probability, 0 to 1, of a statistic at least this extreme, on either side, when both answers are equally good.</param>
/// <param name="Rows">Rows that the test looked at, 0 or more.</param>
public sealed record PairedTestResult(double Statistic, double PValue, long Rows);
