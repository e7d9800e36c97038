namespace Perennial.Drift.Unlabelled;

/// <summary>An estimate for rows whose features have moved.</summary>
/// <param name="Performance">The expected metrics.</param>
/// <param name="Probabilities">The probability of yes behind them, row after row.</param>
/// <param name="EffectiveRows">How many rows of the reference speak about these rows; see <see cref="DensityRatio.EffectiveRows"/>.</param>
/// <param name="KeptShare">How much of the forms' way from CBPE was gone, 0 (the estimate is CBPE's) to 1 (it is the forms' mean).</param>
public sealed record ShiftedEstimate(ExpectedPerformance Performance, IReadOnlyList<double> Probabilities, double EffectiveRows, double KeptShare);
