namespace Perennial.Drift;

/// <summary>What a single-look two-sample test found. Not valid for repeated looks: see Sequential for those.</summary>
/// <param name="Statistic">The test's statistic, unit as the test says; 0 or more where the test has no
/// direction, finite unless the test says otherwise.</param>
/// <param name="PValue">Probability, 0 to 1, of a statistic at least this extreme when both samples share one distribution.</param>
/// <param name="FirstRows">Rows of the first sample (the reference), at least 1.</param>
/// <param name="SecondRows">Rows of the second sample (the current rows), at least 1.</param>
public sealed record TestResult(double Statistic, double PValue, long FirstRows, long SecondRows);
