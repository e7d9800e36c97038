using Perennial.Drift.Distributions;

namespace Perennial.Drift.Streaming;

/// <summary>The statistical test of equal proportions: the error rate of the newest values against that of all before.</summary>
/// <remarks>
/// Nishida and Yamauchi (2007): the normal test of two proportions with a continuity correction,
/// (|r_o / n_o - r_r / n_r| - (1/n_o + 1/n_r) / 2) / sqrt(p (1 - p) (1/n_o + 1/n_r)), as soon as there is as much before as in the window.
/// The change began with the window, or with the warning where that is earlier.
/// Assumes independent errors. Alpha is that of one look, and there is a look at every value: false alarms come far more often. Constant
/// time; memory for the window.
/// </remarks>
public sealed class Stepd : StreamingDetector
{
    private readonly StepdOptions settings;
    private readonly double driftAbove;
    private readonly double warningAbove;
    private readonly double[] window;
    private Evidence now;

    /// <summary>A detector.</summary>
    /// <param name="options">Settings; default as their record says.</param>
    public Stepd(StepdOptions? options = null)
        : base(options ??= new(), StreamInput.Binary)
    {
        settings = options;
        window = new double[options.WindowSize];
        driftAbove = -NormalDistribution.Quantile(options.DriftAlpha);
        warningAbove = -NormalDistribution.Quantile(options.WarningAlpha);
        Clear();
    }

    private protected override long Origin => Math.Min(now.Warned, Count - window.Length);

    private protected override Span<byte> Memory => Bits(ref now);

    private protected override double[][] Windows => [window];

    private protected override DriftState Judge(double value)
    {
        var slot = (int)((Age - 1) % window.Length);
        if (Age > window.Length)
        {
            now.OldErrors += window[slot];
            now.NewErrors -= window[slot];
        }

        window[slot] = value;
        now.NewErrors += value;
        var statistic = Age < 2 * window.Length ? 0 : Statistic();
        now.Warned = State == DriftState.Warning ? now.Warned : Newest;
        return statistic > driftAbove ? DriftState.Drift : statistic > warningAbove ? DriftState.Warning : DriftState.Stable;
    }

    private protected override void Clear() => now = default;

    private double Statistic()
    {
        var old = Age - window.Length;
        var rise = (now.NewErrors / window.Length) - (now.OldErrors / old);
        if ((settings.Side == ShiftSide.Up && rise < 0) || (settings.Side == ShiftSide.Down && rise > 0))
        {
            return 0;
        }

        var rate = (now.NewErrors + now.OldErrors) / Age;
        var inverse = (1.0 / old) + (1.0 / window.Length);
        var spread = Math.Sqrt(rate * (1 - rate) * inverse);
        return spread == 0 ? 0 : (Math.Abs(rise) - (inverse / 2)) / spread;
    }

    private struct Evidence
    {
        public double OldErrors;
        public double NewErrors;
        public long Warned;
    }
}
