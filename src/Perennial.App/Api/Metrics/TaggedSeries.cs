namespace Perennial.App.Api.Metrics;

/// <summary>The first series of an instrument by their tags as they come, so that a measurement need not write them as text. Safe for any number of threads.</summary>
internal sealed class TaggedSeries
{
    private const int Most = 32;

    private volatile (KeyValuePair<string, object?>[] Tags, MetricSeries Series)[] all = [];

    /// <summary>The series of some tags; null where it is not held here.</summary>
    public MetricSeries? Find(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        foreach (var (own, series) in all)
        {
            if (Same(own, tags))
            {
                return series;
            }
        }

        return null;
    }

    /// <summary>Holds a series, unless too many are held already.</summary>
    /// <returns>The series.</returns>
    public MetricSeries Add(ReadOnlySpan<KeyValuePair<string, object?>> tags, MetricSeries series)
    {
        // Two who add at once may lose one of the two; whoever measures next adds it again.
        if (all.Length < Most)
        {
            all = [.. all, (tags.ToArray(), series)];
        }

        return series;
    }

    private static bool Same(KeyValuePair<string, object?>[] own, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (own.Length != tags.Length)
        {
            return false;
        }

        for (var at = 0; at < own.Length; at++)
        {
            if (own[at].Key != tags[at].Key || !Equals(own[at].Value, tags[at].Value))
            {
                return false;
            }
        }

        return true;
    }
}
