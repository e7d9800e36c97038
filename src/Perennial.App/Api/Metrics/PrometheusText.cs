using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Text;

namespace Perennial.App.Api.Metrics;

/// <summary>Listens to every meter of this server, and writes what it heard as Prometheus reads it.</summary>
internal sealed class PrometheusText : IDisposable
{
    /// <summary>The content type of what is written.</summary>
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    private readonly ConcurrentDictionary<Instrument, MetricFamily> families = [];
    private readonly MeterListener listener = new();
    private readonly Lock gate = new();

    /// <param name="meters">Made the meters of this server; those of another in the same process are not listened to.</param>
    public PrometheusText(IMeterFactory meters)
    {
        listener.InstrumentPublished = (instrument, listening) =>
        {
            // A server's buffers are rented and given back several times in a request.
            if (instrument.Meter.Name != "Microsoft.AspNetCore.MemoryPool" && (ReferenceEquals(instrument.Meter.Scope, meters) || instrument.Meter.Name == "System.Runtime"))
            {
                listening.EnableMeasurementEvents(instrument, families.GetOrAdd(instrument, one => new MetricFamily(one)));
            }
        };
        listener.SetMeasurementEventCallback<double>((_, value, tags, family) => ((MetricFamily)family!).Take(value, tags));
        listener.SetMeasurementEventCallback<long>((_, value, tags, family) => ((MetricFamily)family!).Take(value, tags));
        listener.SetMeasurementEventCallback<int>((_, value, tags, family) => ((MetricFamily)family!).Take(value, tags));
        listener.Start();
    }

    /// <summary>Everything, as it stands now.</summary>
    public string Write()
    {
        lock (gate)
        {
            foreach (var family in families.Values)
            {
                family.Forget();
            }

            listener.RecordObservableInstruments();
            var text = new StringBuilder();
            foreach (var family in families.Values.OrderBy(family => family.Name, StringComparer.Ordinal))
            {
                family.Write(text);
            }

            return text.ToString();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => listener.Dispose();
}
