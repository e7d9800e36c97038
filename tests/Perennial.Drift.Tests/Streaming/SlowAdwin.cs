namespace Perennial.Drift.Tests.Streaming;

/// <summary>ADWIN over plain lists: buckets hold their values, and everything is added up anew at every look.</summary>
internal sealed class SlowAdwin(double delta, int checkEvery, bool keeps, bool bernstein)
{
    private readonly List<List<double>> buckets = [];
    private int since;

    public int Width => buckets.Sum(bucket => bucket.Count);

    public bool Update(double value)
    {
        buckets.Add([value]);
        for (var size = 1; buckets.Count(bucket => bucket.Count == size) > 5; size *= 2)
        {
            var oldest = buckets.FindIndex(bucket => bucket.Count == size);
            buckets[oldest].AddRange(buckets[oldest + 1]);
            buckets.RemoveAt(oldest + 1);
        }

        if (++since % checkEvery != 0 || Width <= (bernstein ? 1 : 10))
        {
            return false;
        }

        var before = buckets.Count;
        while (Enumerable.Range(1, buckets.Count - 1).Any(Differs))
        {
            buckets.RemoveAt(0);
        }

        return buckets.Count < before;
    }

    public void AfterAlarm()
    {
        if (!keeps)
        {
            buckets.Clear();
            since = 0;
        }
    }

    private bool Differs(int cut)
    {
        double[] older = [.. buckets[..cut].SelectMany(bucket => bucket)];
        double[] newer = [.. buckets[cut..].SelectMany(bucket => bucket)];
        double[] all = [.. older, .. newer];
        var reduced = bernstein ? 0 : 4;
        if (!bernstein && Math.Min(older.Length, newer.Length) < 5)
        {
            return false;
        }

        var variance = all.Average(value => Math.Pow(value - all.Average(), 2));
        var inverse = (1.0 / (older.Length - reduced)) + (1.0 / (newer.Length - reduced));
        var log = Math.Log(2 * Math.Log(all.Length) / delta);
        return Math.Abs(older.Average() - newer.Average()) > Math.Sqrt(2 * inverse * variance * log) + (2.0 / 3 * log * inverse);
    }
}
