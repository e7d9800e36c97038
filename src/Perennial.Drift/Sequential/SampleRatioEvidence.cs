namespace Perennial.Drift.Sequential;

/// <summary>What a sequential sample-ratio test says at a look.</summary>
/// <param name="AssignedCount">Units assigned so far, all arms.</param>
/// <param name="LogEValue">ln of the e-value, in nats: the evidence against the expected shares.</param>
/// <param name="Mismatch">Whether the shares are proven wrong: the split is broken and its outcome must not be read.</param>
public sealed record SampleRatioEvidence(long AssignedCount, double LogEValue, bool Mismatch)
{
    /// <summary>Anytime-valid p-value at this look, 1 / e-value, at most 1.</summary>
    public double PValue => Math.Min(1, Math.Exp(-LogEValue));
}
