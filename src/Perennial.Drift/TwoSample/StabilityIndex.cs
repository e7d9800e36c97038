namespace Perennial.Drift.TwoSample;

/// <summary>A population stability index beside what noise alone would give.</summary>
/// <param name="Value">The index, in nats, 0 or more.</param>
/// <param name="ExpectedWithoutDrift">Its mean when nothing drifted, (bins - 1)(1/n + 1/m), in nats, so near it is noise.</param>
/// <param name="Bins">Bins with a row in at least one sample, at least 1.</param>
/// <param name="FirstRows">Rows of the reference, at least 1.</param>
/// <param name="SecondRows">Rows of the current sample, at least 1.</param>
public sealed record StabilityIndex(double Value, double ExpectedWithoutDrift, int Bins, long FirstRows, long SecondRows);
