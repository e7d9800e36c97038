using Perennial.Drift.Sequential;

namespace Perennial.Monitor;

/// <summary>Answers by how long they took, in buckets of 5 % from 10 microseconds to 1,000 seconds; only those that hold answers are listed.</summary>
/// <param name="Buckets">Places of the buckets, rising.</param>
/// <param name="Counts">Answers in each.</param>
public sealed record LatencyCounts(IReadOnlyList<int> Buckets, IReadOnlyList<long> Counts)
{
    /// <summary>The buckets, and the quantile that limits are about.</summary>
    public static QuantileOptions Scale { get; } = new() { Quantile = 0.99, Least = 1e-5, Largest = 1_000, BucketRatio = 0.05 };

    private static readonly QuantileConfidenceSequence Empty = new(Scale);

    /// <summary>How many buckets there are.</summary>
    public static int Length => Empty.Start.Counts.Length;

    /// <summary>The bucket of an answer that took so many seconds: 0 or more.</summary>
    public static int BucketOf(double seconds) => Empty.BucketOf(seconds);

    /// <summary>The counts of all buckets, empty ones too.</summary>
    public static LatencyCounts Of(ReadOnlySpan<long> counts)
    {
        var (buckets, held) = (new List<int>(), new List<long>());
        for (var bucket = 0; bucket < counts.Length; bucket++)
        {
            if (counts[bucket] > 0)
            {
                buckets.Add(bucket);
                held.Add(counts[bucket]);
            }
        }

        return new LatencyCounts(buckets, held);
    }

    /// <summary>Both together.</summary>
    public LatencyCounts Merge(LatencyCounts other)
    {
        var all = All();
        other.AddTo(all);
        return Of(all);
    }

    /// <summary>The 99th percentile in seconds, with bounds that hold at every look.</summary>
    /// <param name="alpha">The chance that a bound is ever wrong, on either side: above 0, below 0.5.</param>
    public QuantileInterval P99(double alpha) => new QuantileConfidenceSequence(Scale with { Alpha = 2 * alpha }).Judge(new QuantileCounts([.. All()]));

    /// <summary>How many took longer, to the bucket.</summary>
    public long Above(double seconds)
    {
        var limit = BucketOf(seconds);
        return Buckets.Zip(Counts).Where(pair => pair.First > limit).Sum(pair => pair.Second);
    }

    private long[] All()
    {
        var all = new long[Length];
        AddTo(all);
        return all;
    }

    private void AddTo(long[] all)
    {
        for (var place = 0; place < Buckets.Count; place++)
        {
            all[Buckets[place]] += Counts[place];
        }
    }
}
