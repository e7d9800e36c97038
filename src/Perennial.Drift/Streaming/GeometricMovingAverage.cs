namespace Perennial.Drift.Streaming;

/// <summary>A moving average of deviations from the running mean, older ones fading, held against a threshold.</summary>
/// <remarks>
/// Roberts (1959), in the form of MOA. The change began after the average was last on the other side of 0.
/// The default threshold of 1 is in the values' unit: on errors of 0 and 1 it is never passed. Find one by <see cref="CalibratedThreshold"/>.
/// Constant time and memory.
/// </remarks>
public sealed class GeometricMovingAverage : StreamingDetector
{
    private readonly GeometricMovingAverageOptions settings;
    private readonly double retention;
    private readonly double up;
    private readonly double down;
    private Evidence now;

    /// <summary>An average.</summary>
    /// <param name="options">Settings; default as their record says.</param>
    public GeometricMovingAverage(GeometricMovingAverageOptions? options = null)
        : base(options ??= new(), StreamInput.Number)
    {
        (settings, retention) = (options, options.Retention);
        up = options.Side == ShiftSide.Down ? double.PositiveInfinity : options.Threshold;
        down = options.Side == ShiftSide.Up ? double.PositiveInfinity : options.Threshold;
        Clear();
    }

    /// <summary>The average deviation, in the values' unit.</summary>
    public double Average => now.Average;

    private protected override long Origin => now.Average > 0 ? now.AboveFrom : now.BelowFrom;

    private protected override Span<byte> Memory => Bits(ref now);

    private protected override DriftState Judge(double value)
    {
        var mean = now.Mean + ((value - now.Mean) / Age);
        var average = (retention * now.Average) + ((1 - retention) * (value - mean));
        (now.Mean, now.Average) = (mean, average);
        if (average <= 0)
        {
            now.AboveFrom = Count;
        }

        if (average >= 0)
        {
            now.BelowFrom = Count;
        }

        return (average > up || -average > down) && Age >= settings.MinimumCount ? DriftState.Drift : DriftState.Stable;
    }

    private protected override void Clear() => now = new() { AboveFrom = Count, BelowFrom = Count };

    private struct Evidence
    {
        public double Mean;
        public double Average;
        public long AboveFrom;
        public long BelowFrom;
    }
}
