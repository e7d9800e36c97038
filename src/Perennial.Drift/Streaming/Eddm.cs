namespace Perennial.Drift.Streaming;

/// <summary>The early drift detection method: the distance between two errors has shrunk.</summary>
/// <remarks>
/// Baena-García et al. (2006). With m and s the mean and standard deviation of the distances between errors, warning where m + 2 s falls
/// below 0.95 of its greatest, drift at 0.9. The change began where the warning did.
/// Assumes independent errors. Alarms far too often where nothing changes (about 2.5 times in a thousand at an error rate of 0.2): the greatest
/// value is that of a noisy start. Constant time and memory.
/// </remarks>
public sealed class Eddm : StreamingDetector
{
    private const double Level = 2;
    private readonly EddmOptions settings;
    private Evidence now;

    /// <summary>A detector.</summary>
    /// <param name="options">Settings; default as their record says.</param>
    public Eddm(EddmOptions? options = null)
        : base(options ??= new(), StreamInput.Binary)
    {
        settings = options;
        Clear();
    }

    private protected override long Origin => now.Warned;

    private protected override Span<byte> Memory => Bits(ref now);

    private protected override DriftState Judge(double value)
    {
        if (value == 0)
        {
            return State == DriftState.Warning ? DriftState.Warning : DriftState.Stable;
        }

        now.Distances.Add(Age - now.LastError);
        now.LastError = Age;
        if (Age <= settings.MinimumErrors)
        {
            return DriftState.Stable;
        }

        var reach = now.Distances.Mean + (Level * Deviation());
        if (reach > now.Farthest)
        {
            now.Farthest = reach;
            return DriftState.Stable;
        }

        return now.Distances.Count > settings.MinimumErrors ? Weigh(reach / now.Farthest) : DriftState.Stable;
    }

    private protected override void Clear() => now = new() { Farthest = double.NegativeInfinity };

    private DriftState Weigh(double ratio)
    {
        now.Warned = State == DriftState.Warning ? now.Warned : Newest;
        return ratio < settings.DriftRatio ? DriftState.Drift : ratio < settings.WarningRatio ? DriftState.Warning : DriftState.Stable;
    }

    private double Deviation() => settings.UnbiasedVariance
        ? now.Distances.StandardDeviation
        : Math.Sqrt(now.Distances.SquaredDeviations / now.Distances.Count);

    private struct Evidence
    {
        public RunningMoments Distances;
        public long LastError;
        public double Farthest;
        public long Warned;
    }
}
