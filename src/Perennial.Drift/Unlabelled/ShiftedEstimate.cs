namespace Perennial.Drift.Unlabelled;

/// <summary>An estimate for rows whose features have moved.</summary>
/// <param name="Performance">The expected metrics.</param>
/// <param name="Probabilities">The probability of yes behind them, row after row: the mean of the forms'.</param>
/// <param name="EffectiveRows">How many rows of the reference speak about these rows; see <see cref="DensityRatio.EffectiveRows"/>.</param>
public sealed record ShiftedEstimate(ExpectedPerformance Performance, IReadOnlyList<double> Probabilities, double EffectiveRows);
