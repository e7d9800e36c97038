namespace Perennial.Drift.Streaming;

/// <summary>Cumulative sums of deviations beyond an allowance, one for each way; an alarm where one passes the threshold.</summary>
/// <remarks>
/// Page (1954), "Continuous Inspection Schemes"; the standardized two-sided form of Lucas and Crosier (1982). High = max(0, High + z - k),
/// alarm at High above h, and the mirror image below. The change began after the sum was last 0 (Page's estimate).
/// Assumes a known mean and deviation, or enough values to learn them; run lengths are exact for normal values. Constant time and memory.
/// </remarks>
public sealed class Cusum : StreamingDetector
{
    private readonly CusumOptions settings;
    private readonly bool learns;
    private readonly double start;
    private Evidence now;

    /// <summary>A chart.</summary>
    /// <param name="options">Settings; default as their record says.</param>
    public Cusum(CusumOptions? options = null)
        : base(options ??= new(), StreamInput.Number)
    {
        settings = options;
        learns = options.Baseline == BaselineKind.Fixed && (options.Mean is null || options.StandardDeviation is null);
        start = options.HeadStartRatio * options.Threshold;
        Clear();
    }

    /// <inheritdoc/>
    public override bool IsScaleFree => settings is { Baseline: BaselineKind.Fixed, Mean: null, StandardDeviation: null };

    /// <summary>The upper sum, 0 or more, in standard deviations (in the values' unit for a running mean).</summary>
    public double High => now.High;

    /// <summary>The lower sum, likewise, 0 or more.</summary>
    public double Low => now.Low;

    private protected override long Origin => settings.Side != ShiftSide.Down && now.High > settings.Threshold ? now.HighFrom : now.LowFrom;

    private protected override Span<byte> Memory => Bits(ref now);

    private protected override DriftState Judge(double value)
    {
        if (learns && now.Baseline.Count < settings.WarmUpCount)
        {
            now.Baseline.Add(value);
            now.HighFrom = now.LowFrom = Count;
            return DriftState.Stable;
        }

        var deviation = Deviation(value);
        now.High = Math.Max(0, now.High + deviation - settings.Allowance);
        now.Low = Math.Max(0, now.Low - deviation - settings.Allowance);
        now.HighFrom = now.High == 0 ? Count : now.HighFrom;
        now.LowFrom = now.Low == 0 ? Count : now.LowFrom;
        var alarm = (settings.Side != ShiftSide.Down && now.High > settings.Threshold)
            || (settings.Side != ShiftSide.Up && now.Low > settings.Threshold);
        return alarm && Age >= settings.MinimumCount ? DriftState.Drift : DriftState.Stable;
    }

    private protected override void Clear() => now = new() { High = start, Low = start, HighFrom = Count, LowFrom = Count };

    private double Deviation(double value)
    {
        if (settings.Baseline == BaselineKind.RunningMean)
        {
            now.Baseline.Add(value);
            return value - now.Baseline.Mean;
        }

        return Standardized.Of(value - (settings.Mean ?? now.Baseline.Mean), settings.StandardDeviation ?? now.Baseline.StandardDeviation);
    }

    private struct Evidence
    {
        public RunningMoments Baseline;
        public double High;
        public double Low;
        public long HighFrom;
        public long LowFrom;
    }
}
