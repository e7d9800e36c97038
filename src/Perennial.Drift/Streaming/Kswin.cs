using System.Numerics;
using System.Runtime.InteropServices;
using Perennial.Drift.Distributions;

namespace Perennial.Drift.Streaming;

/// <summary>Kolmogorov-Smirnov windowing: the newest values against as many drawn at random from the older ones of the window.</summary>
/// <remarks>
/// Raab, Heusinger and Schleif (2020). The two-sample test of two samples of equal size, p by the exact distribution (Gnedenko and Korolyuk 1951),
/// which ties make conservative. After an alarm the newest values are the new window. The change began with the newest values.
/// Assumes independent values. Alpha is that of one look; the looks at successive values share nearly all of their rows, and their run length
/// has no formula. Finds changes of any kind within the window, and no slow drift. Time O(window) at a value, memory for the window.
/// </remarks>
public sealed class Kswin : StreamingDetector
{
    private readonly KswinOptions settings;
    private readonly int leastSteps;
    private readonly double[] ring;
    private readonly double[] older;
    private readonly double[] recent;
    private readonly double[] drawn;
    private Evidence now;

    /// <summary>A window.</summary>
    /// <param name="options">Settings; default as their record says.</param>
    /// <exception cref="ArgumentException">The window is not at least twice the newest values.</exception>
    public Kswin(KswinOptions? options = null)
        : base(options ??= new(), StreamInput.Number)
    {
        options.Check();
        settings = options;
        leastSteps = LeastSteps(options);
        ring = new double[options.WindowSize];
        older = new double[options.WindowSize - options.RecentSize];
        recent = new double[options.RecentSize];
        drawn = new double[options.RecentSize + 1];
        Clear();
    }

    /// <inheritdoc/>
    public override bool IsScaleFree => true;

    private protected override long Origin => Count - recent.Length;

    private protected override Span<byte> Memory => Bits(ref now);

    private protected override double[][] Windows => [ring, older, recent];

    private protected override DriftState Judge(double value)
    {
        Slide(value);
        if (Age < ring.Length)
        {
            return DriftState.Stable;
        }

        Draw();
        var sample = drawn.AsSpan(0, recent.Length);
        return LeadsAnywhere(recent, sample) || LeadsAnywhere(sample, recent) ? DriftState.Drift : DriftState.Stable;
    }

    private protected override void Clear() => now = new() { Random = new() { State = (ulong)settings.Seed } };

    private protected override long StartOver() => Count - recent.Length;

    private void Slide(double value)
    {
        var slot = (int)(Newest % ring.Length);
        var inOlder = (int)Math.Clamp(Age - 1 - recent.Length, 0, older.Length);
        if (Age > ring.Length)
        {
            SortedWindow.Remove(older, inOlder--, ring[slot]);
        }

        ring[slot] = value;
        var inRecent = (int)Math.Min(Age - 1, recent.Length);
        if (Age > recent.Length)
        {
            var aged = ring[(Newest - recent.Length) % ring.Length];
            SortedWindow.Remove(recent, inRecent--, aged);
            SortedWindow.Insert(older, inOlder, aged);
        }

        SortedWindow.Insert(recent, inRecent, value);
    }

    // Selection sampling (Knuth, volume 2, algorithm S) from sorted values gives a sorted sample. What is not taken is written over by the
    // next, so that no branch hangs on chance; the sample has a place too many for the last of them.
    private void Draw()
    {
        var (random, taken, wanted) = (now.Random, 0, recent.Length);
        for (var at = 0; taken < wanted; at++)
        {
            drawn[taken] = older[at];
            taken += (older.Length - at) * random.NextDouble() < wanted - taken ? 1 : 0;
        }

        now.Random = random;
    }

    // Somewhere at least so many more of the one than of the other are no larger: its value of some rank is below the other's of the rank
    // that lies so many, less one, before it.
    private bool LeadsAnywhere(ReadOnlySpan<double> one, ReadOnlySpan<double> other)
    {
        if (leastSteps > one.Length)
        {
            return false;
        }

        var later = one[(leastSteps - 1)..];
        var earlier = other[..later.Length];
        var laters = MemoryMarshal.Cast<double, Vector<double>>(later);
        var earliers = MemoryMarshal.Cast<double, Vector<double>>(earlier);
        for (var at = 0; at < laters.Length; at++)
        {
            if (Vector.LessThanAny(laters[at], earliers[at]))
            {
                return true;
            }
        }

        for (var at = laters.Length * Vector<double>.Count; at < later.Length; at++)
        {
            if (later[at] < earlier[at])
            {
                return true;
            }
        }

        return false;
    }

    // The distance is a whole number of steps of one row; above the rows where no distance alarms.
    private static int LeastSteps(KswinOptions options)
    {
        var (steps, critical) = (1, EqualSampleDistance.Critical(options.RecentSize, options.Alpha));
        while (steps <= options.RecentSize && ((double)steps / options.RecentSize < critical || (double)steps / options.RecentSize <= options.LeastDistance))
        {
            steps++;
        }

        return steps;
    }

    private struct Evidence
    {
        public SplitMix Random;
    }
}
