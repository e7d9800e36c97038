namespace Perennial.Drift.Streaming;

/// <summary>Hoeffding drift detection, A-test: the mean of all values against the mean up to the best cut.</summary>
/// <remarks>
/// Frías-Blanco et al. (2015). The cut is where mean + sqrt(ln(1/alpha) / 2n) was lowest (highest for a fall); a drift where the mean of all
/// exceeds the mean up to the cut by sqrt((N - n) / (2 n N) ln(tails / alpha)). The change began after the cut.
/// Assumes independent values in 0 to 1, of any distribution. Alpha is that of one look. Constant time and memory.
/// </remarks>
public sealed class HddmA : StreamingDetector
{
    private readonly HddmAOptions settings;
    private readonly double cutTerm;
    private readonly double driftTerm;
    private readonly double warningTerm;
    private Evidence now;

    /// <summary>A detector.</summary>
    /// <param name="options">Settings; default as their record says.</param>
    public HddmA(HddmAOptions? options = null)
        : base(options ??= new(), StreamInput.UnitInterval)
    {
        settings = options;
        cutTerm = Math.Log(1 / options.DriftAlpha) / 2;
        driftTerm = Math.Log(options.TailCount / options.DriftAlpha) / 2;
        warningTerm = Math.Log(options.TailCount / options.WarningAlpha) / 2;
        Clear();
    }

    private protected override long Origin => Since + (Rise >= Bound(now.LowCount, warningTerm) && settings.Side != ShiftSide.Down ? now.LowCount : now.HighCount);

    private protected override Span<byte> Memory => Bits(ref now);

    private double Rise => now.Mean - now.LowMean;

    private double Fall => now.HighMean - now.Mean;

    private protected override DriftState Judge(double value)
    {
        now.Mean += (value - now.Mean) / Age;
        var margin = Math.Sqrt(cutTerm / Age);
        if (now.LowCount == 0 || now.LowMean + Math.Sqrt(cutTerm / now.LowCount) >= now.Mean + margin)
        {
            (now.LowMean, now.LowCount) = (now.Mean, Age);
        }

        if (now.HighCount == 0 || now.HighMean - Math.Sqrt(cutTerm / now.HighCount) <= now.Mean - margin)
        {
            (now.HighMean, now.HighCount) = (now.Mean, Age);
        }

        return Age < settings.MinimumCount ? DriftState.Stable
            : Passes(driftTerm) ? DriftState.Drift
            : Passes(warningTerm) ? DriftState.Warning
            : DriftState.Stable;
    }

    private protected override void Clear() => now = default;

    private bool Passes(double term) =>
        (settings.Side != ShiftSide.Down && Rise >= Bound(now.LowCount, term)) || (settings.Side != ShiftSide.Up && Fall >= Bound(now.HighCount, term));

    private double Bound(long cut, double term) =>
        cut == Age ? double.PositiveInfinity : Math.Sqrt((Age - cut) / (double)cut / Age * term);

    private struct Evidence
    {
        public double Mean;
        public double LowMean;
        public double HighMean;
        public long LowCount;
        public long HighCount;
    }
}
