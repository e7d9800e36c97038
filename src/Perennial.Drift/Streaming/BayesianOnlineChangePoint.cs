namespace Perennial.Drift.Streaming;

/// <summary>Bayesian online change point detection: the probability of every length of the present segment.</summary>
/// <remarks>
/// Adams and MacKay (2007), algorithm 1, for normal values of known variance with a normal prior on their mean, and a constant hazard. A drift is
/// said where the most probable length is no longer that of all values. The change began so many values ago.
/// Assumes the model: a wrong variance or too narrow a prior makes it alarm at once or never; values with heavier tails than the normal
/// alarm at outliers. Time and memory O(longest run) at a value.
/// </remarks>
public sealed class BayesianOnlineChangePoint : StreamingDetector
{
    private readonly BayesianOnlineChangePointOptions settings;
    private readonly double[] logs;
    private readonly double[] means;
    private readonly double[] variances;
    private readonly double[] logVariances;
    private readonly double[] gains;
    private Evidence now;

    /// <summary>A detector.</summary>
    /// <param name="options">Settings; default as their record says.</param>
    public BayesianOnlineChangePoint(BayesianOnlineChangePointOptions? options = null)
        : base(options ??= new(), StreamInput.Number)
    {
        settings = options;
        var lengths = options.LongestRun + 1;
        (logs, means) = (new double[lengths], new double[lengths]);
        (variances, logVariances, gains) = (new double[lengths], new double[lengths], new double[lengths]);
        for (var run = 0; run < lengths; run++)
        {
            var precision = (1 / options.PriorVariance) + (run / options.DataVariance);
            variances[run] = (1 / precision) + options.DataVariance;
            logVariances[run] = Math.Log(variances[run]) / 2;
            gains[run] = 1 / options.DataVariance / (precision + (1 / options.DataVariance));
        }

        Clear();
    }

    /// <summary>Most probable number of values since the last change, from 0 to the longest run.</summary>
    public int LikeliestRun => (int)now.Likeliest;

    private protected override long Origin => Count - now.Likeliest;

    private protected override Span<byte> Memory => Bits(ref now);

    private protected override double[][] Windows => [logs, means];

    private protected override DriftState Judge(double value)
    {
        var last = (int)now.Longest;
        var changed = Weigh(value, last);
        Grow(value, last);
        (logs[0], means[0]) = (changed + Math.Log(settings.Hazard), settings.PriorMean);
        now.Longest = Math.Min(last + 1, settings.LongestRun);
        now.Likeliest = Likeliest();
        return Age >= settings.MinimumCount && now.Likeliest != now.Longest ? DriftState.Drift : DriftState.Stable;
    }

    private protected override void Clear()
    {
        (logs[0], means[0]) = (0, settings.PriorMean);
        now = default;
    }

    /// <summary>Multiplies every hypothesis by the density of the value, and gives the log of their sum.</summary>
    private double Weigh(double value, int last)
    {
        var greatest = double.NegativeInfinity;
        for (var run = 0; run <= last; run++)
        {
            var difference = value - means[run];
            logs[run] -= (difference * difference / (2 * variances[run])) + logVariances[run];
            greatest = Math.Max(greatest, logs[run]);
        }

        var sum = 0.0;
        for (var run = 0; run <= last; run++)
        {
            logs[run] -= greatest;
            sum += logs[run] > -40 ? Math.Exp(logs[run]) : 0;
        }

        return Math.Log(sum);
    }

    private void Grow(double value, int last)
    {
        var survival = Math.Log(1 - settings.Hazard);
        if (last == settings.LongestRun)
        {
            means[last - 1] = logs[last] > logs[last - 1] ? means[last] : means[last - 1];
            logs[last - 1] = Added(logs[last - 1], logs[last]);
            last--;
        }

        for (var run = last; run >= 0; run--)
        {
            logs[run + 1] = logs[run] + survival;
            means[run + 1] = means[run] + (gains[run] * (value - means[run]));
        }
    }

    private int Likeliest()
    {
        var best = 0;
        for (var run = 1; run <= now.Longest; run++)
        {
            best = logs[run] > logs[best] ? run : best;
        }

        return best;
    }

    private static double Added(double first, double second) =>
        Math.Max(first, second) + Math.Log(1 + Math.Exp(-Math.Abs(first - second)));

    private struct Evidence
    {
        public long Longest;
        public long Likeliest;
    }
}
