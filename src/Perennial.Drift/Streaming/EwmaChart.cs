namespace Perennial.Drift.Streaming;

/// <summary>The control chart of an exponentially weighted moving average.</summary>
/// <remarks>
/// Roberts (1959); Lucas and Saccucci (1990). Z = (1 - w) Z + w x, alarm outside mean ± L sd sqrt(w / (2 - w)), for a young average times
/// sqrt(1 - (1 - w)^(2 t)). The change began after the average was last on the other side of the mean (Nishina 1992).
/// Assumes a known mean and deviation, or enough values to learn them; run lengths are exact for normal values and near them otherwise when
/// the weight is small. Constant time and memory.
/// </remarks>
public sealed class EwmaChart : StreamingDetector
{
    private readonly EwmaChartOptions settings;
    private readonly bool learns;
    private readonly double limit;
    private Evidence now;

    /// <summary>A chart.</summary>
    /// <param name="options">Settings; default as their record says.</param>
    public EwmaChart(EwmaChartOptions? options = null)
        : base(options ??= new(), StreamInput.Number)
    {
        settings = options;
        learns = options.Mean is null || options.StandardDeviation is null;
        limit = options.Width * Math.Sqrt(options.Weight / (2 - options.Weight));
        Clear();
    }

    /// <inheritdoc/>
    public override bool IsScaleFree => settings is { Mean: null, StandardDeviation: null };

    /// <summary>The average, in standard deviations from the mean.</summary>
    public double Average => now.Average;

    private protected override long Origin => now.Average > 0 ? now.AboveFrom : now.BelowFrom;

    private protected override Span<byte> Memory => Bits(ref now);

    private protected override DriftState Judge(double value)
    {
        if (learns && now.Baseline.Count < settings.WarmUpCount)
        {
            now.Baseline.Add(value);
            now.AboveFrom = now.BelowFrom = Count;
            return DriftState.Stable;
        }

        now.Average += settings.Weight * (Deviation(value) - now.Average);
        now.Fading *= (1 - settings.Weight) * (1 - settings.Weight);
        now.AboveFrom = now.Average <= 0 ? Count : now.AboveFrom;
        now.BelowFrom = now.Average >= 0 ? Count : now.BelowFrom;
        var bound = settings.SteadyLimits ? limit : limit * Math.Sqrt(1 - now.Fading);
        var alarm = (settings.Side != ShiftSide.Down && now.Average > bound) || (settings.Side != ShiftSide.Up && -now.Average > bound);
        return alarm ? DriftState.Drift : DriftState.Stable;
    }

    private protected override void Clear() => now = new() { Fading = 1, AboveFrom = Count, BelowFrom = Count };

    private double Deviation(double value) => Standardized.Of(
        value - (settings.Mean ?? now.Baseline.Mean), settings.StandardDeviation ?? now.Baseline.StandardDeviation);

    private struct Evidence
    {
        public RunningMoments Baseline;
        public double Average;
        public double Fading;
        public long AboveFrom;
        public long BelowFrom;
    }
}
