namespace Perennial.Drift.Streaming;

/// <summary>Adaptive windowing: the longest window of newest values in which no two parts have different means.</summary>
/// <remarks>
/// Bifet and Gavaldà (2007), ADWIN2: the window is kept in an exponential histogram; where the means of an older and a newer part differ by more than
/// the bound of <see cref="AdwinBound"/>, the oldest bucket goes, until they no longer do. An alarm says that it has shrunk. The change began
/// where the window now begins.
/// Assumes independent values; the first bound needs a known range, the others take a central limit. Alarms for a fall as for a rise. Time
/// O(log n) at a check, a few operations otherwise; memory for 56 sizes of buckets, enough for any stream.
/// </remarks>
public sealed class Adwin : StreamingDetector
{
    private const double Slack = 1e-12;
    private readonly AdwinOptions settings;
    private readonly ExponentialHistogram window;
    private Evidence now;

    /// <summary>A window.</summary>
    /// <param name="options">Settings; default as their record says.</param>
    public Adwin(AdwinOptions? options = null)
        : base(options ??= new(), StreamInput.Number)
    {
        settings = options;
        window = new(options.BucketCount);
        Clear();
    }

    /// <summary>Values in the window, 0 or more.</summary>
    public long Width => (long)window.Width;

    /// <summary>Mean of the window, in the values' unit; 0 while it is empty.</summary>
    public double Mean => window.Width == 0 ? 0 : window.Sum / window.Width;

    /// <summary>Variance of the window, dividing by its width, in the square of the values' unit; 0 while it is empty.</summary>
    public double Variance => window.Width == 0 ? 0 : Math.Max(0, window.Squares / window.Width);

    private protected override long Origin => Count - Width;

    private protected override Span<byte> Memory => Bits(ref now);

    private protected override double[][] Windows => window.Arrays;

    private protected override DriftState Judge(double value)
    {
        window.Add(value);
        now.SinceCheck++;
        if (now.SinceCheck < settings.CheckEvery)
        {
            return DriftState.Stable;
        }

        now.SinceCheck = 0;
        if (window.Width <= settings.MinimumCount)
        {
            return DriftState.Stable;
        }

        var shrunk = false;
        while (HasCut())
        {
            window.DropOldest();
            shrunk = true;
        }

        if (shrunk)
        {
            RestOn(Count - Width);
        }

        return shrunk ? DriftState.Drift : DriftState.Stable;
    }

    private protected override long StartOver() => settings.KeepsWindow ? Since : base.StartOver();

    private protected override void Clear()
    {
        window.Clear();
        now = default;
    }

    private bool HasCut()
    {
        var (whole, sum, skipped) = (window.Width, window.Sum, settings.SkipsNewestBuckets ? 1 : 0);
        var (rootTerm, linearTerm) = Terms();
        var (older, olderSum, square) = (0.0, 0.0, rootTerm * whole * (1 - Slack));
        for (var row = window.Rows - 1; row >= 0; row--)
        {
            double size = 1L << row;
            foreach (var bucketSum in window.Sums(row, skipped))
            {
                older += size;
                olderSum += bucketSum;

                // The difference of the means times the sizes of both parts, and more than rounding can have taken from it: if that is within the
                // bound without its lesser terms, there is no cut here, and nothing needs to be divided.
                var (mine, others) = (olderSum * whole, sum * older);
                var reach = Math.Abs(mine - others) + (Slack * (Math.Abs(mine) + Math.Abs(others)));
                if (!(reach * reach <= square * older * (whole - older)) && IsCut(older, olderSum, rootTerm, linearTerm))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private bool IsCut(double older, double olderSum, double rootTerm, double linearTerm)
    {
        var newer = window.Width - older;
        if (older < settings.SmallestPart || newer < settings.SmallestPart)
        {
            return false;
        }

        var gap = (olderSum / older) - ((window.Sum - olderSum) / newer);
        var reduced = settings.Bound == AdwinBound.Moa ? settings.SmallestPart - 1 : 0;
        var inverse = (1 / (older - reduced)) + (1 / (newer - reduced));
        return Math.Abs(gap) > Math.Sqrt(rootTerm * inverse) + (linearTerm * inverse);
    }

    /// <summary>The bound is sqrt(first / m) + second / m.</summary>
    private (double Root, double Linear) Terms()
    {
        if (settings.Bound == AdwinBound.Hoeffding)
        {
            return (settings.Range * settings.Range * Math.Log(4 * window.Width / settings.Delta) / 2, 0);
        }

        var log = Math.Log(2 * Math.Log(window.Width) / settings.Delta);
        return (2 * Variance * log, 2 * log / 3);
    }

    private struct Evidence
    {
        public long SinceCheck;
    }
}
