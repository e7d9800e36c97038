using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Perennial.Terms;

namespace Perennial.App.Api.Tracing;

/// <summary>Sends traces by OTLP over HTTP, as long as the server runs.</summary>
/// <param name="collector">Where to.</param>
internal sealed class TraceExport(Uri collector) : IHostedService, IDisposable
{
    private const string Requests = "Microsoft.AspNetCore";
    private TracerProvider? provider;

    /// <summary>Adds it, where the settings name a collector.</summary>
    public static void AddTo(IServiceCollection services, ServerOptions options)
    {
        if (options.Otlp is { } collector)
        {
            services.AddHostedService(_ => new TraceExport(collector));
        }
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        provider = Sdk.CreateTracerProviderBuilder()
            .ConfigureResource(resource => resource.AddService("perennial"))
            .AddSource(Requests, Traces.Name)
            .AddOtlpExporter(exporter =>
            {
                exporter.Protocol = OtlpExportProtocol.HttpProtobuf;
                exporter.Endpoint = collector.AbsolutePath.Length > 1 ? collector : new Uri(collector, "/v1/traces");
            })
            .Build();
        return Task.CompletedTask;
    }

    /// <summary>Sends what is left.</summary>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        provider?.Dispose();
        provider = null;
    }
}
