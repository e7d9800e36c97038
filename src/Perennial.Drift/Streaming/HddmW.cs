namespace Perennial.Drift.Streaming;

/// <summary>Hoeffding drift detection, W-test: the weighted mean since the best cut against the weighted mean up to it.</summary>
/// <remarks>
/// Frías-Blanco et al. (2015), by McDiarmid's bound: a drift where the two means differ by more than sqrt((S1 + S2) ln(1 / alpha) / 2), S being
/// the sums of squared weights. The cut is where mean + sqrt(S ln(1 / alpha) / 2) was lowest (highest for a fall). The
/// change began after the weighted mean since the cut last crossed the plain one.
/// Assumes independent values in 0 to 1, of any distribution. Alpha is that of one look. Constant time and memory.
/// </remarks>
public sealed class HddmW : StreamingDetector
{
    private readonly HddmWOptions settings;
    private readonly double driftTerm;
    private readonly double warningTerm;
    private Evidence now;

    /// <summary>A detector.</summary>
    /// <param name="options">Settings; default as their record says.</param>
    public HddmW(HddmWOptions? options = null)
        : base(options ??= new(), StreamInput.UnitInterval)
    {
        settings = options;
        driftTerm = Math.Log(1 / options.DriftAlpha) / 2;
        warningTerm = Math.Log(1 / options.WarningAlpha) / 2;
        Clear();
    }

    private protected override long Origin => settings.Side != ShiftSide.Down && Rises(warningTerm) ? now.RiseFrom : now.FallFrom;

    private protected override Span<byte> Memory => Bits(ref now);

    private protected override DriftState Judge(double value)
    {
        now.All.Add(value, settings.Weight);
        var margin = Math.Sqrt(now.All.SquaredWeights * driftTerm);
        if (now.All.Mean + margin < now.Lowest)
        {
            (now.Lowest, now.BeforeLow, now.SinceLow) = (now.All.Mean + margin, now.All, default);
        }
        else
        {
            now.SinceLow.Add(value, settings.Weight);
        }

        if (now.All.Mean - margin > now.Highest)
        {
            (now.Highest, now.BeforeHigh, now.SinceHigh) = (now.All.Mean - margin, now.All, default);
        }
        else
        {
            now.SinceHigh.Add(value, settings.Weight);
        }

        now.RiseFrom = now.SinceLow.Mean <= now.SinceLow.PlainMean ? Count : now.RiseFrom;
        now.FallFrom = now.SinceHigh.Mean >= now.SinceHigh.PlainMean ? Count : now.FallFrom;
        return Age < settings.MinimumCount ? DriftState.Stable
            : Passes(driftTerm) ? DriftState.Drift
            : Passes(warningTerm) ? DriftState.Warning
            : DriftState.Stable;
    }

    private protected override void Clear() => now = new() { Lowest = double.PositiveInfinity, Highest = double.NegativeInfinity };

    private bool Passes(double term) => (settings.Side != ShiftSide.Down && Rises(term)) || (settings.Side != ShiftSide.Up && Falls(term));

    private bool Rises(double term) => Differs(now.BeforeLow, now.SinceLow, now.SinceLow.Mean - now.BeforeLow.Mean, term);

    private bool Falls(double term) => Differs(now.BeforeHigh, now.SinceHigh, now.BeforeHigh.Mean - now.SinceHigh.Mean, term);

    private static bool Differs(in FadingMean before, in FadingMean since, double difference, double term) =>
        before.Count > 0 && since.Count > 0 && difference > Math.Sqrt((before.SquaredWeights + since.SquaredWeights) * term);

    private struct Evidence
    {
        public FadingMean All;
        public FadingMean BeforeLow;
        public FadingMean SinceLow;
        public FadingMean BeforeHigh;
        public FadingMean SinceHigh;
        public double Lowest;
        public double Highest;
        public long RiseFrom;
        public long FallFrom;
    }
}
