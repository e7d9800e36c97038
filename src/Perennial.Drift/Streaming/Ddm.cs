namespace Perennial.Drift.Streaming;

/// <summary>The drift detection method: the error rate has risen above its lowest by two or three standard errors.</summary>
/// <remarks>
/// Gama, Medas, Castillo and Rodrigues (2004), "Learning with Drift Detection". With p and s the rate and sqrt(p (1 - p) / n), and their
/// values where p + s was lowest: warning at p + s above p_min + 2 s_min, drift at 3. The change began where the warning did.
/// Assumes independent errors. The rate is that of all values since the start, so that a drift late in a long stream takes long to be found; and
/// after a start without errors the first error alarms. False alarms come sooner early than late: there is no run length to calibrate.
/// Constant time and memory.
/// </remarks>
public sealed class Ddm : StreamingDetector
{
    private readonly DdmOptions settings;
    private Evidence now;

    /// <summary>A detector.</summary>
    /// <param name="options">Settings; default as their record says.</param>
    public Ddm(DdmOptions? options = null)
        : base(options ??= new(), StreamInput.Binary)
    {
        settings = options;
        Clear();
    }

    private protected override long Origin => now.Warned;

    private protected override Span<byte> Memory => Bits(ref now);

    private protected override DriftState Judge(double value)
    {
        now.Errors.Add(value, Age);
        if (Age < settings.MinimumCount)
        {
            return DriftState.Stable;
        }

        if (now.Errors.IsLowest)
        {
            now.Errors.Keep();
        }

        var drift = now.Errors.IsAbove(settings.DriftLevel);
        var warning = drift || now.Errors.IsAbove(settings.WarningLevel);
        now.Warned = State == DriftState.Warning ? now.Warned : Newest;
        return drift ? DriftState.Drift : warning ? DriftState.Warning : DriftState.Stable;
    }

    private protected override void Clear() => now = new() { Errors = ErrorRate.New };

    private struct Evidence
    {
        public ErrorRate Errors;
        public long Warned;
    }
}
