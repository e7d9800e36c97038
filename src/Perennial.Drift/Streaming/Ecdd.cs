namespace Perennial.Drift.Streaming;

/// <summary>EWMA for concept drift detection: a moving average of errors against their running rate, at a control limit for a wanted run length.</summary>
/// <remarks>
/// Ross, Adams, Tasoulis and Hand (2012), with warnings (ECDD-WT). A drift where Z exceeds p + L sqrt(p (1 - p) w / (2 - w) (1 - (1 - w)^(2 t)));
/// L is the paper's polynomial in p (its table 1). The change began where the warning did.
/// Assumes independent errors; the polynomials are fits for a weight of 0.2 and rates up to about 0.3 and come near the wanted run length only.
/// Constant time and memory.
/// </remarks>
public sealed class Ecdd : StreamingDetector
{
    private readonly EcddOptions settings;
    private Evidence now;

    /// <summary>A detector.</summary>
    /// <param name="options">Settings; default as their record says.</param>
    public Ecdd(EcddOptions? options = null)
        : base(options ??= new(), StreamInput.Binary)
    {
        settings = options;
        Clear();
    }

    private protected override long Origin => now.Warned;

    private protected override Span<byte> Memory => Bits(ref now);

    private protected override DriftState Judge(double value)
    {
        now.Rate += (value - now.Rate) / Age;
        now.Average += settings.Weight * (value - now.Average);
        now.Fading *= (1 - settings.Weight) * (1 - settings.Weight);
        now.Warned = State == DriftState.Warning ? now.Warned : Newest;
        if (Age < settings.MinimumCount)
        {
            return DriftState.Stable;
        }

        var variance = now.Rate * (1 - now.Rate) * settings.Weight / (2 - settings.Weight) * (1 - now.Fading);
        var limit = Limit(now.Rate) * Math.Sqrt(Math.Max(0, variance));
        var excess = now.Average - now.Rate;
        return excess > limit ? DriftState.Drift : excess > settings.WarningRatio * limit ? DriftState.Warning : DriftState.Stable;
    }

    private protected override void Clear() => now = new() { Fading = 1 };

    private double Limit(double p)
    {
        if (settings.Limit is { } given)
        {
            return given;
        }

        var square = p * p;
        var (a, b, c, d, e) = settings.RunLength switch
        {
            100 => (2.76, -6.23, 18.12, -312.45, 1002.18),
            400 => (3.97, -6.56, 48.73, -330.13, 848.18),
            _ => (1.17, 7.56, -21.24, 112.12, -987.23),
        };
        return a + (p * (b + (square * (c + (square * (d + (square * e)))))));
    }

    private struct Evidence
    {
        public double Rate;
        public double Average;
        public double Fading;
        public long Warned;
    }
}
