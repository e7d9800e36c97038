namespace Perennial.Drift.Streaming;

/// <summary>The Page-Hinkley test: a fading sum of deviations from the running mean, and how far it has come from its turning point.</summary>
/// <remarks>
/// Page (1954) and Hinkley (1971); the running mean and the fading of Mouss et al. (2004) and Gama et al. (2013). The change began after the
/// turning point; for the clamped and plain forms, after the sum was last 0 or less.
/// Threshold and allowance are in the values' unit, so the run length depends on the variance: find a threshold by
/// <see cref="CalibratedThreshold"/>. Constant time and memory.
/// </remarks>
public sealed class PageHinkley : StreamingDetector
{
    private readonly PageHinkleyOptions settings;
    private Evidence now;

    /// <summary>A test.</summary>
    /// <param name="options">Settings; default as their record says.</param>
    public PageHinkley(PageHinkleyOptions? options = null)
        : base(options ??= new(), StreamInput.Number)
    {
        settings = options;
        Clear();
    }

    /// <summary>How far the mean has risen, in the values' unit: what is held against the threshold.</summary>
    public double Rise => settings.Form == PageHinkleyForm.Excursion ? now.Rising - now.Lowest : now.Rising;

    /// <summary>How far the mean has fallen, likewise.</summary>
    public double Fall => settings.Form == PageHinkleyForm.Excursion ? now.Highest - now.Falling : -now.Falling;

    private protected override long Origin => settings.Side != ShiftSide.Down && Rise > settings.Threshold ? now.RisingFrom : now.FallingFrom;

    private protected override Span<byte> Memory => Bits(ref now);

    private protected override DriftState Judge(double value)
    {
        var mean = now.Mean + ((value - now.Mean) / Age);
        var deviation = value - mean;
        now.Mean = mean;
        now.Rising = (settings.Retention * now.Rising) + deviation - settings.Allowance;
        now.Falling = (settings.Retention * now.Falling) + deviation + settings.Allowance;
        Turn();
        var alarm = (settings.Side != ShiftSide.Down && Rise > settings.Threshold)
            || (settings.Side != ShiftSide.Up && Fall > settings.Threshold);
        return alarm && Age >= settings.MinimumCount ? DriftState.Drift : DriftState.Stable;
    }

    private protected override void Clear() => now = new()
    {
        Lowest = double.PositiveInfinity, Highest = double.NegativeInfinity, RisingFrom = Count, FallingFrom = Count,
    };

    private void Turn()
    {
        var excursion = settings.Form == PageHinkleyForm.Excursion;
        if (settings.Form == PageHinkleyForm.Clamped)
        {
            (now.Rising, now.Falling) = (Math.Max(0, now.Rising), Math.Min(0, now.Falling));
        }

        if (excursion ? now.Rising < now.Lowest : now.Rising <= 0)
        {
            (now.Lowest, now.RisingFrom) = (now.Rising, Count);
        }

        if (excursion ? now.Falling > now.Highest : now.Falling >= 0)
        {
            (now.Highest, now.FallingFrom) = (now.Falling, Count);
        }
    }

    private struct Evidence
    {
        public double Mean;
        public double Rising;
        public double Falling;
        public double Lowest;
        public double Highest;
        public long RisingFrom;
        public long FallingFrom;
    }
}
