namespace Perennial.Drift.Streaming;

/// <summary>The reactive drift detection method: <see cref="Ddm"/> that forgets the oldest part of a long concept.</summary>
/// <remarks>
/// Barros, Cabral, Gonçalves and Santos (2017). As DDM at lower levels; after a drift, or when a concept has become too long, rate and error
/// are counted anew from the values kept: those since the warning began, or the newest alone where there was none. A warning that lasts too long is
/// a drift. The change began where the warning did.
/// Assumes independent errors. Constant time, but for a pass over the kept values when it counts anew; memory for those.
/// </remarks>
public sealed class Rddm : StreamingDetector
{
    private readonly RddmOptions settings;
    private readonly double[] kept;
    private Evidence now;

    /// <summary>A detector.</summary>
    /// <param name="options">Settings; default as their record says.</param>
    public Rddm(RddmOptions? options = null)
        : base(options ??= new(), StreamInput.Binary)
    {
        settings = options;
        kept = new double[options.KeptCount];
        Clear();
    }

    private protected override long Origin => now.Warned < 0 ? Newest : now.Warned;

    private protected override Span<byte> Memory => Bits(ref now);

    private protected override double[][] Windows => [kept];

    private protected override DriftState Judge(double value)
    {
        if (now.TooLong != 0)
        {
            RestOn(CountAnew(now.Warned, Count - 1, drifted: false));
        }

        kept[Newest % kept.Length] = value;
        now.Errors.Add(value, ++now.Counted);
        if (now.Counted < settings.MinimumCount)
        {
            return DriftState.Stable;
        }

        if (now.Errors.IsLowest)
        {
            now.Errors.Keep();
        }

        return Weigh();
    }

    private protected override long StartOver() => CountAnew(now.Expired != 0 || now.Warned < 0 ? Count - 1 : now.Warned, Count, drifted: true);

    private protected override void Clear() => now = new() { Errors = ErrorRate.New, Warned = -1 };

    private DriftState Weigh()
    {
        if (now.Errors.IsAbove(settings.DriftLevel))
        {
            return DriftState.Drift;
        }

        if (!now.Errors.IsAbove(settings.WarningLevel))
        {
            now.Warned = -1;
            now.TooLong = now.Counted >= settings.LongestConcept ? 1 : 0;
            return DriftState.Stable;
        }

        if (now.Warned >= 0 && Newest - now.Warned >= settings.LongestWarning)
        {
            now.Expired = 1;
            return DriftState.Drift;
        }

        now.Warned = now.Warned < 0 ? Newest : now.Warned;
        return DriftState.Warning;
    }

    // From the values kept since one, up to another; without a drift the lowest rate so far still holds.
    private long CountAnew(long first, long end, bool drifted)
    {
        first = Math.Max(first < 0 ? Since : first, end - kept.Length);
        var lowest = now.Errors;
        Clear();
        for (var index = first; index < end; index++)
        {
            now.Errors.Add(kept[index % kept.Length], ++now.Counted);
            if (drifted && now.Counted >= settings.MinimumCount && now.Errors.IsLowest)
            {
                now.Errors.Keep();
            }
        }

        if (!drifted)
        {
            (now.Errors.LowestRate, now.Errors.LowestError) = (lowest.LowestRate, lowest.LowestError);
        }

        return first;
    }

    private struct Evidence
    {
        public ErrorRate Errors;
        public long Counted;
        public long Warned;
        public long TooLong;
        public long Expired;
    }
}
