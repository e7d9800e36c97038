using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;

namespace Perennial.App.Api.Metrics;

/// <summary>All series of an instrument, and how Prometheus is told of them.</summary>
internal sealed class MetricFamily
{
    private const int MostSeries = 1_000;
    private static readonly double[] Seconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

    private readonly ConcurrentDictionary<string, MetricSeries> series = new(StringComparer.Ordinal);
    private readonly TaggedSeries usual = new();
    private readonly IReadOnlyList<double>? bounds;
    private readonly string help;
    private readonly string kind;
    private readonly bool isSet;

    /// <param name="instrument">Of any kind.</param>
    public MetricFamily(Instrument instrument)
    {
        var type = instrument.GetType().GetGenericTypeDefinition();
        bounds = type != typeof(Histogram<>) ? null : (instrument as Histogram<double>)?.Advice?.HistogramBucketBoundaries ?? Seconds;
        isSet = instrument.IsObservable || type == typeof(Gauge<>);
        var counts = type == typeof(Counter<>) || type == typeof(ObservableCounter<>);
        kind = bounds is not null ? "histogram" : counts ? "counter" : "gauge";
        Name = Plain(instrument.Name) + Unit(instrument.Unit) + (counts ? "_total" : string.Empty);
        help = (instrument.Description ?? instrument.Name).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", " ", StringComparison.Ordinal);
    }

    /// <summary>As Prometheus calls it.</summary>
    public string Name { get; }

    /// <summary>Takes a measurement.</summary>
    public void Take(double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var one = isSet ? Named(tags) : usual.Find(tags) ?? usual.Add(tags, Named(tags));
        if (isSet)
        {
            one.Set(value);
        }
        else
        {
            one.Add(value);
        }
    }

    /// <summary>Forgets what was observed: what is no longer observed is no longer there.</summary>
    public void Forget()
    {
        if (isSet)
        {
            series.Clear();
        }
    }

    /// <summary>Writes it in the text format, version 0.0.4.</summary>
    public void Write(StringBuilder text)
    {
        if (series.IsEmpty)
        {
            return;
        }

        text.Append("# HELP ").Append(Name).Append(' ').Append(help).Append("\n# TYPE ").Append(Name).Append(' ').Append(kind).Append('\n');
        foreach (var one in series.Values.OrderBy(one => one.Labels, StringComparer.Ordinal))
        {
            var (sum, counts) = one.Read();
            if (bounds is null)
            {
                Line(text, string.Empty, one.Labels, sum);
                continue;
            }

            Histogram(text, one.Labels, sum, counts);
        }
    }

    private MetricSeries Named(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var labels = Labels(tags);
        return series.TryGetValue(labels, out var one) ? one
            : series.GetOrAdd(series.Count < MostSeries ? labels : "overflow=\"true\"", text => new MetricSeries(text, bounds));
    }

    private void Histogram(StringBuilder text, string labels, double sum, long[] counts)
    {
        var count = 0L;
        for (var at = 0; at < counts.Length; at++)
        {
            count += counts[at];
            var bound = at < bounds!.Count ? bounds[at].ToString("R", CultureInfo.InvariantCulture) : "+Inf";
            Line(text, "_bucket", $"{labels}{(labels.Length > 0 ? "," : string.Empty)}le=\"{bound}\"", count);
        }

        Line(text, "_sum", labels, sum);
        Line(text, "_count", labels, count);
    }

    private void Line(StringBuilder text, string suffix, string labels, double value)
    {
        text.Append(Name).Append(suffix);
        if (labels.Length > 0)
        {
            text.Append('{').Append(labels).Append('}');
        }

        text.Append(' ').Append(value.ToString("R", CultureInfo.InvariantCulture)).Append('\n');
    }

    private static string Labels(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var text = new StringBuilder();
        foreach (var (name, value) in tags)
        {
            text.Append(text.Length > 0 ? "," : string.Empty).Append(Plain(name)).Append("=\"");
            text.Append(Convert.ToString(value, CultureInfo.InvariantCulture)?.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal));
            text.Append('"');
        }

        return text.ToString();
    }

    private static string Plain(string name) => string.Concat(name.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '_'));

    private static string Unit(string? unit) => unit switch
    {
        "s" => "_seconds",
        "By" => "_bytes",
        "ms" => "_milliseconds",
        _ => string.Empty,
    };
}
