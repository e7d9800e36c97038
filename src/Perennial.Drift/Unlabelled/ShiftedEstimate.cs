namespace Perennial.Drift.Unlabelled;

/// <summary>An estimate for rows whose features have moved.</summary>
/// <param name="Performance">The expected metrics.</param>
/// <param name="EffectiveRows">How many rows of the reference speak about these rows; see <see cref="DensityRatio.EffectiveRows"/>.</param>
/// <param name="Form">How it was made.</param>
public sealed record ShiftedEstimate(ExpectedPerformance Performance, double EffectiveRows, ShiftForm Form);
