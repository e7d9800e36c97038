namespace Perennial.App.Api.Metrics;

/// <summary>One line of a metric, or the lines of one histogram.</summary>
/// <param name="labels">As the text format writes them, without brackets.</param>
/// <param name="bounds">The upper bounds of a histogram's buckets; null for a single number.</param>
internal sealed class MetricSeries(string labels, IReadOnlyList<double>? bounds)
{
    private readonly Lock gate = new();
    private readonly long[] counts = new long[(bounds?.Count ?? 0) + 1];
    private double sum;

    /// <summary>As the text format writes them, without brackets.</summary>
    public string Labels => labels;

    /// <summary>Adds to the number, or counts a value of a histogram.</summary>
    public void Add(double value)
    {
        lock (gate)
        {
            sum += value;
            if (bounds is not null)
            {
                counts[Bucket(value)]++;
            }
        }
    }

    /// <summary>Takes a number for the number.</summary>
    public void Set(double value)
    {
        lock (gate)
        {
            sum = value;
        }
    }

    /// <summary>The number, or a histogram's sum; and how many values each bucket has.</summary>
    public (double Sum, long[] Counts) Read()
    {
        lock (gate)
        {
            return (sum, [.. counts]);
        }
    }

    private int Bucket(double value)
    {
        var at = 0;
        while (at < bounds!.Count && value > bounds[at])
        {
            at++;
        }

        return at;
    }
}
