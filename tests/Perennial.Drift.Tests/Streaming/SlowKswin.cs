using Perennial.Drift.Distributions;
using Perennial.Drift.TwoSample;

namespace Perennial.Drift.Tests.Streaming;

/// <summary>KSWIN over a plain list, sorted anew at every value, with the batch test's distance and its exact p-value.</summary>
internal sealed class SlowKswin(int window, int recent, double alpha, double leastDistance)
{
    private readonly List<double> values = [];
    private ulong state;

    public bool Update(double value)
    {
        values.Add(value);
        if (values.Count > window)
        {
            values.RemoveAt(0);
        }

        if (values.Count < window)
        {
            return false;
        }

        var distance = KolmogorovSmirnov.Test(Drawn(), values.TakeLast(recent).ToArray()).Statistic;
        var p = EqualSampleDistance.Survival((int)Math.Round(distance * recent), recent);
        if (p > alpha || distance <= leastDistance)
        {
            return false;
        }

        values.RemoveRange(0, window - recent);
        return true;
    }

    // Knuth's algorithm S: each value is taken with the chance of what is still wanted among what is still left.
    private double[] Drawn()
    {
        double[] older = [.. values.Take(window - recent).Order()];
        var taken = new List<double>();
        for (var at = 0; taken.Count < recent; at++)
        {
            if ((older.Length - at) * NextDouble() < recent - taken.Count)
            {
                taken.Add(older[at]);
            }
        }

        return [.. taken];
    }

    // SplitMix64, as Steele, Lea and Flood (2014) print it.
    private double NextDouble()
    {
        state += 0x9E3779B97F4A7C15;
        var mixed = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return ((mixed ^ (mixed >> 31)) >> 11) / 9007199254740992.0;
    }
}
